package dev.foretaste.cli.generations;

import dev.foretaste.cli.system.RunningSystem;
import dev.foretaste.cli.topics.KafkaReply;
import dev.foretaste.cli.topics.KafkaTopics;
import dev.foretaste.cli.topics.LogProducer;
import dev.foretaste.cli.topics.StoredRecord;
import dev.foretaste.schema.LiveGeneration;
import dev.foretaste.schema.ReplayTerms;
import dev.foretaste.serde.AvroSerdes;
import dev.foretaste.serde.SchemaRegistryClient;
import dev.foretaste.topics.TopicCatalogue;
import dev.foretaste.topology.generations.Generation;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Deserializer;

/** The topic generations, read anew at every question. Not thread-safe. */
public final class GenerationLog {
  private static final String LIVE = "live";
  private static final String REPLAY = "replay|";

  private final KafkaTopics topics;
  private final SchemaRegistryClient registry;
  private final Map<String, Object> client;

  /**
   * The log of a cluster.
   *
   * @param client how to reach it
   */
  public GenerationLog(
      KafkaTopics topics, SchemaRegistryClient registry, Map<String, Object> client) {
    this.topics = topics;
    this.registry = registry;
    this.client = Map.copyOf(client);
  }

  /** The stream that is live; empty while it is the original one. */
  public Optional<LiveGeneration> live() {
    return Optional.ofNullable(records().get(LIVE)).map(LiveGeneration.class::cast);
  }

  /** The stream of a system that is live. */
  public Generation generation(RunningSystem system) {
    return Generation.original(system.applicationId())
        .named(live().map(LiveGeneration::getName).orElse(""));
  }

  /** What a replay processes; empty when it was never begun. */
  public Optional<ReplayTerms> terms(String replay) {
    return Optional.ofNullable(records().get(REPLAY + replay)).map(ReplayTerms.class::cast);
  }

  /** Writes down what a replay processes. */
  public void begin(ReplayTerms terms) {
    put(REPLAY + terms.getName(), Optional.of(terms));
  }

  /** Forgets a replay. */
  public void forget(String replay) {
    put(REPLAY + replay, Optional.empty());
  }

  /** Names the stream that readers and queries are to turn to. */
  public void promote(LiveGeneration generation) {
    put(LIVE, Optional.of(generation));
  }

  private Map<String, SpecificRecord> records() {
    Map<String, SpecificRecord> latest = new HashMap<>();
    if (!topics.exists(TopicCatalogue.GENERATIONS)) {
      return latest;
    }
    Deserializer<SpecificRecord> decoder =
        AvroSerdes.deserializer(TopicCatalogue.GENERATIONS, registry);
    Iterator<StoredRecord> stored = topics.read(TopicCatalogue.GENERATIONS, 0);
    while (stored.hasNext()) {
      StoredRecord record = stored.next();
      record
          .value()
          .ifPresentOrElse(
              value -> latest.put(record.keyText(), decoder.deserialize("", value)),
              () -> latest.remove(record.keyText()));
    }
    return latest;
  }

  private void put(String key, Optional<SpecificRecord> value) {
    String topic = TopicCatalogue.GENERATIONS.name();
    byte[] bytes =
        value
            .map(
                record ->
                    AvroSerdes.<SpecificRecord>serializer(
                            TopicCatalogue.GENERATIONS, registry, true)
                        .serialize(topic, record))
            .orElse(null);
    try (Producer<byte[], byte[]> producer = LogProducer.open(client)) {
      KafkaReply.of(
          producer.send(new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), bytes)));
    }
  }
}
