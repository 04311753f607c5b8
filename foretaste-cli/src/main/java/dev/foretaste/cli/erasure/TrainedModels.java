package dev.foretaste.cli.erasure;

import dev.foretaste.cli.topics.KafkaTopics;
import dev.foretaste.cli.topics.StoredRecord;
import dev.foretaste.schema.ModelBundle;
import dev.foretaste.schema.ModelLineage;
import dev.foretaste.serde.AvroSerdes;
import dev.foretaste.serde.SchemaRegistryClient;
import dev.foretaste.topics.TopicCatalogue;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;

/** Finds the model versions that customers' orders went into, by their lineage. */
final class TrainedModels {
  private final KafkaTopics topics;
  private final SchemaRegistryClient registry;

  TrainedModels(KafkaTopics topics, SchemaRegistryClient registry) {
    this.topics = topics;
    this.registry = registry;
  }

  /**
   * The versions that are there, the oldest first, whose labels reach into the time of the
   * customers' orders: which examples were sampled is not recorded, so these may have seen them.
   */
  List<String> thatMayHaveSeen(CustomerRecords customers) {
    Deserializer<SpecificRecord> decoder =
        AvroSerdes.deserializer(TopicCatalogue.MODEL_UPDATES, registry);
    Map<String, ModelLineage> lineages = new LinkedHashMap<>();
    Iterator<StoredRecord> updates = topics.read(TopicCatalogue.MODEL_UPDATES, 0);
    while (updates.hasNext()) {
      StoredRecord update = updates.next();
      if (update.value().isEmpty()) {
        lineages.remove(update.keyText());
      } else if (decoder.deserialize("", update.value().get()) instanceof ModelBundle manifest) {
        lineages.put(update.keyText(), manifest.getLineage());
      }
    }
    return lineages.entrySet().stream()
        .filter(
            entry ->
                customers.mayHaveLabelled(
                    entry.getValue().getLabelsFrom(), entry.getValue().getLabelsTo()))
        .map(entry -> entry.getKey().substring(entry.getKey().indexOf('|') + 1))
        .toList();
  }
}
