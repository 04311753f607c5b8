package dev.foretaste.api;

import dev.foretaste.bundle.BundleDraft;
import dev.foretaste.bundle.BundlePacker;
import dev.foretaste.bundle.Golden;
import dev.foretaste.bundle.PackedBundle;
import dev.foretaste.bundle.Sections;
import dev.foretaste.features.FeatureMatrix;
import dev.foretaste.features.FeatureVectorizer;
import dev.foretaste.schema.ModelBundleChunk;
import dev.foretaste.schema.ModelLineage;
import dev.foretaste.scoring.BaselineScorer;
import dev.foretaste.serde.AvroSerdes;
import dev.foretaste.serde.SchemaRegistryClient;
import dev.foretaste.tables.ItemTables;
import dev.foretaste.topics.TopicCatalogue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Puts bundles on model-updates as the retrainer does. */
final class PublishedBundles {
  private PublishedBundles() {}

  static void publish(String bootstrapServers, SchemaRegistryClient schemas, String version) {
    PackedBundle bundle = bundle(version);
    try (KafkaProducer<String, SpecificRecord> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
            new StringSerializer(),
            AvroSerdes.serializer(TopicCatalogue.MODEL_UPDATES, schemas, true))) {
      for (ModelBundleChunk chunk : bundle.chunks()) {
        String key = Sections.chunkKey(version, chunk.getSection(), chunk.getPart());
        producer.send(record(key, chunk));
      }
      producer.send(record(Sections.manifestKey(version), bundle.manifest()));
    }
  }

  private static ProducerRecord<String, SpecificRecord> record(String key, SpecificRecord value) {
    return new ProducerRecord<>(TopicCatalogue.MODEL_UPDATES.name(), key, value);
  }

  private static PackedBundle bundle(String version) {
    int columns = FeatureVectorizer.SCHEMA.size();
    FeatureMatrix row = new FeatureMatrix(new float[columns], 1, columns);
    return new BundlePacker()
        .pack(
            new BundleDraft(
                version,
                Optional.empty(),
                ItemTables.EMPTY,
                Golden.of(row, new BaselineScorer()),
                Map.of(),
                new ModelLineage(null, 0L, 0L, List.of(), 0L, 0L, "", Map.of(), "test", 0L)));
  }
}
