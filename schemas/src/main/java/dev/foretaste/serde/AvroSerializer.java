package dev.foretaste.serde;

import dev.foretaste.topics.TopicSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Writes record values in Confluent's wire format; null stays null (a tombstone).
 *
 * <p>Either built for a topic of the catalogue ({@link AvroSerdes}), or named in the properties of
 * a Kafka client and configured there: {@code schema.registry.url}, {@code basic.auth.*}, {@code
 * auto.register.schemas} (default true). Safe for use by many threads after configuration.
 */
public final class AvroSerializer<T extends SpecificRecord> implements Serializer<T> {

  /** Whether unknown schemas are registered; when not, they must have been before. */
  public static final String AUTO_REGISTER = "auto.register.schemas";

  private static final String USE_LATEST = "use.latest.version";

  private final ThreadLocal<AvroOutput> output = ThreadLocal.withInitial(AvroOutput::new);
  private final Map<String, Map<Class<?>, Registered>> byTopic = new ConcurrentHashMap<>();
  private final Optional<TopicSpec> spec;
  private final boolean ownsRegistry;
  private SchemaRegistryClient registry;
  private boolean autoRegister = true;

  private record Registered(int id, DatumWriter<SpecificRecord> writer) {}

  /** For Kafka's configuration by class name. */
  public AvroSerializer() {
    this.spec = Optional.empty();
    this.ownsRegistry = true;
  }

  AvroSerializer(TopicSpec spec, SchemaRegistryClient registry, boolean autoRegister) {
    this.spec = Optional.of(spec);
    this.ownsRegistry = false;
    this.registry = registry;
    this.autoRegister = autoRegister;
  }

  @Override
  public void configure(Map<String, ?> config, boolean isKey) {
    if (!ownsRegistry) {
      return;
    }
    if (isKey) {
      throw new ConfigException("Record keys are UTF-8 text: use StringSerializer for keys");
    }
    if (Boolean.parseBoolean(String.valueOf(config.get(USE_LATEST)))) {
      throw new ConfigException(
          USE_LATEST, true, "not supported; set " + AUTO_REGISTER + "=false instead");
    }
    Object auto = config.get(AUTO_REGISTER);
    autoRegister = auto == null || Boolean.parseBoolean(auto.toString());
    registry = new HttpSchemaRegistryClient(RegistryConfig.from(config));
  }

  @Override
  public byte[] serialize(String topic, T value) {
    if (value == null) {
      return null;
    }
    Map<Class<?>, Registered> ofTopic = byTopic.get(topic);
    if (ofTopic == null) {
      ofTopic = byTopic.computeIfAbsent(topic, name -> new ConcurrentHashMap<>());
    }
    Registered registered = ofTopic.get(value.getClass());
    if (registered == null) {
      registered = register(topic, value);
      ofTopic.put(value.getClass(), registered);
    }
    try {
      return output.get().encode(registered.id(), registered.writer(), value);
    } catch (AvroRuntimeException invalid) {
      throw new SerializationException(invalid.getMessage(), invalid);
    }
  }

  @Override
  public void close() {
    if (ownsRegistry && registry != null) {
      registry.close();
    }
  }

  private Registered register(String topic, SpecificRecord value) {
    List<Class<? extends SpecificRecord>> allowed =
        spec.map(TopicSpec::valueTypes).orElse(List.of());
    if (!allowed.isEmpty() && !allowed.contains(value.getClass())) {
      throw new SerializationException(
          "%s is not a value type of topic %s; it takes %s"
              .formatted(value.getClass().getSimpleName(), topic, allowed));
    }
    Schema schema = PublishedSchemas.of(value.getSchema());
    String subject =
        spec.isPresent()
            ? SubjectNames.ofValue(topic, spec.get().primaryType(), schema)
            : SubjectNames.ofValue(topic, schema);
    int id = autoRegister ? registry.register(subject, schema) : existing(subject, schema);
    return new Registered(id, new SpecificDatumWriter<>(value.getSchema(), TrustedSchemas.data()));
  }

  private int existing(String subject, Schema schema) {
    return registry
        .lookUp(subject, schema)
        .map(RegisteredSchema::id)
        .orElseThrow(
            () ->
                new SerializationException(
                    "Schema of %s is not registered under subject %s: register it, or set %s=true"
                        .formatted(schema.getFullName(), subject, AUTO_REGISTER)));
  }
}
