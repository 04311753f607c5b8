package dev.foretaste.cli.erasure;

import dev.foretaste.cli.topics.KafkaTopics;
import dev.foretaste.cli.topics.StoredRecord;
import dev.foretaste.cli.topics.Topics;
import dev.foretaste.schema.CustomerErased;
import dev.foretaste.serde.AvroSerdes;
import dev.foretaste.serde.SchemaRegistryClient;
import dev.foretaste.topics.TopicCatalogue;
import dev.foretaste.topology.erasure.ErasedCustomers;
import dev.foretaste.topology.erasure.Pseudonyms;
import java.util.Iterator;
import java.util.Optional;
import org.apache.kafka.common.serialization.Deserializer;

/** Reads who was erased from the erasures topic. */
public final class RecordedErasures {
  private RecordedErasures() {}

  /** All erasures up to now; none when this system never ran a version that can erase. */
  public static ErasedCustomers read(
      KafkaTopics topics, SchemaRegistryClient registry, Optional<Pseudonyms> pseudonyms) {
    return topics.exists(TopicCatalogue.ERASURES)
        ? readExisting(topics, registry, pseudonyms)
        : new ErasedCustomers(pseudonyms);
  }

  /** The same where the topic exists. */
  public static ErasedCustomers readExisting(
      Topics topics, SchemaRegistryClient registry, Optional<Pseudonyms> pseudonyms) {
    ErasedCustomers erased = new ErasedCustomers(pseudonyms);
    Deserializer<CustomerErased> decoder =
        AvroSerdes.deserializer(TopicCatalogue.ERASURES, registry);
    Iterator<StoredRecord> records = topics.read(TopicCatalogue.ERASURES, 0);
    while (records.hasNext()) {
      StoredRecord record = records.next();
      record
          .value()
          .map(value -> decoder.deserialize(TopicCatalogue.ERASURES.name(), value))
          .ifPresent(erasure -> erased.note(record.keyText(), erasure));
    }
    return erased;
  }
}
