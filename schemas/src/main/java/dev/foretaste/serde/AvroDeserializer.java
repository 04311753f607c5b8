package dev.foretaste.serde;

import dev.foretaste.topics.TopicCatalogue;
import dev.foretaste.topics.TopicSpec;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Reads record values in Confluent's wire format, whatever compatible version of the schema they
 * were written with; null stays null.
 *
 * <p>Either built for a topic of the catalogue ({@link AvroSerdes}), or named in the properties of
 * a Kafka client and configured there ({@code schema.registry.url}, {@code basic.auth.*}); it then
 * accepts the topic's types by the catalogue, and on other topics every generated record. Safe for
 * use by many threads after configuration.
 *
 * <p>Bytes that can never be read end in {@link UndecodableRecordException}. Any other exception is
 * about the registry, not about the record: {@link SchemaRegistryUnavailableException} (try again)
 * or {@link SchemaRegistryException} (for example missing credentials).
 */
public final class AvroDeserializer<T extends SpecificRecord> implements Deserializer<T> {

  private final ThreadLocal<AvroInput> input = ThreadLocal.withInitial(AvroInput::new);
  private final Map<String, WriterSchemas<T>> byTopic = new ConcurrentHashMap<>();
  private final boolean ownsRegistry;
  private SchemaRegistryClient registry;
  private WriterSchemas<T> ofSpec;

  /** For Kafka's configuration by class name. */
  public AvroDeserializer() {
    this.ownsRegistry = true;
  }

  AvroDeserializer(
      List<? extends Class<? extends SpecificRecord>> accepted, SchemaRegistryClient registry) {
    this.ownsRegistry = false;
    this.registry = registry;
    this.ofSpec = new WriterSchemas<>(AcceptedTypes.of(accepted), registry);
  }

  AvroDeserializer(SchemaRegistryClient registry) {
    this.ownsRegistry = false;
    this.registry = registry;
  }

  @Override
  public void configure(Map<String, ?> config, boolean isKey) {
    if (!ownsRegistry) {
      return;
    }
    if (isKey) {
      throw new ConfigException("Record keys are UTF-8 text: use StringDeserializer for keys");
    }
    registry = new HttpSchemaRegistryClient(RegistryConfig.from(config));
  }

  @Override
  public T deserialize(String topic, byte[] bytes) {
    if (bytes == null) {
      return null;
    }
    WriterSchemas<T> schemas = ofSpec == null ? ofTopic(topic) : ofSpec;
    WriterSchemas.Decoding<T> decoding = schemas.byId(WireFormat.readSchemaId(bytes));
    return input
        .get()
        .decode(bytes, WireFormat.HEADER_SIZE, decoding.reader(), decoding.typeName());
  }

  @Override
  public void close() {
    if (ownsRegistry && registry != null) {
      registry.close();
    }
  }

  private WriterSchemas<T> ofTopic(String topic) {
    WriterSchemas<T> known = byTopic.get(topic);
    return known != null ? known : byTopic.computeIfAbsent(topic, this::byCatalogue);
  }

  private WriterSchemas<T> byCatalogue(String topic) {
    List<Class<? extends SpecificRecord>> types =
        TopicCatalogue.find(topic).map(TopicSpec::valueTypes).orElse(List.of());
    return new WriterSchemas<>(
        types.isEmpty() ? AcceptedTypes.allGenerated() : AcceptedTypes.of(types), registry);
  }
}
