package dev.foretaste.cli.erasure;

import dev.foretaste.cli.topics.KafkaTopics;
import dev.foretaste.cli.topics.StoredRecord;
import dev.foretaste.serde.AvroSerdes;
import dev.foretaste.serde.SchemaRegistryClient;
import dev.foretaste.serde.UndecodableRecordException;
import dev.foretaste.topics.CustomerPartitioner;
import dev.foretaste.topics.TopicCatalogue;
import dev.foretaste.topics.TopicSpec;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Looks customers up on all topics: by key, and where a producer may have chosen another key, by
 * what the record says. Reads whole partitions. Not thread-safe.
 */
final class PersonalRecords {
  private static final String CUSTOMER_ID = "customerId";

  private final KafkaTopics topics;
  private final SchemaRegistryClient registry;

  /**
   * A record about a customer.
   *
   * @param value empty for tombstones and what cannot be decoded
   */
  record Found(
      String customerId,
      TopicSpec topic,
      int partition,
      StoredRecord record,
      Optional<SpecificRecord> value) {}

  PersonalRecords(KafkaTopics topics, SchemaRegistryClient registry) {
    this.topics = topics;
    this.registry = registry;
  }

  /** Gives all records about these customers, topic by topic, in the sequence they stand in. */
  void find(Set<String> customers, Consumer<Found> taker) {
    for (TopicSpec topic : PersonalTopics.ALL) {
      if (topics.exists(topic)) {
        Deserializer<SpecificRecord> decoder = AvroSerdes.deserializer(decodedAs(topic), registry);
        for (int partition : partitions(topic, customers)) {
          Iterator<StoredRecord> records = topics.read(topic, partition);
          while (records.hasNext()) {
            look(topic, partition, records.next(), decoder, customers).ifPresent(taker);
          }
        }
      }
    }
  }

  private Optional<Found> look(
      TopicSpec topic,
      int partition,
      StoredRecord record,
      Deserializer<SpecificRecord> decoder,
      Set<String> customers) {
    String byKey = PersonalTopics.customerOf(topic, record.keyText());
    if (customers.contains(byKey)) {
      return Optional.of(new Found(byKey, topic, partition, record, decode(record, decoder)));
    }
    return PersonalTopics.maySayMoreThanItsKey(topic)
        ? decode(record, decoder)
            .filter(value -> value.getSchema().getField(CUSTOMER_ID) != null)
            .map(value -> value.get(value.getSchema().getField(CUSTOMER_ID).pos()).toString())
            .filter(customers::contains)
            .map(customer -> new Found(customer, topic, partition, record, decode(record, decoder)))
        : Optional.empty();
  }

  private static Optional<SpecificRecord> decode(
      StoredRecord record, Deserializer<SpecificRecord> decoder) {
    try {
      return record.value().map(bytes -> decoder.deserialize("", bytes));
    } catch (UndecodableRecordException asSomeDeadLettersAre) {
      return Optional.empty();
    }
  }

  /** Letters hold what was to be read as what the topic before them takes. */
  private static TopicSpec decodedAs(TopicSpec topic) {
    if (topic.equals(TopicCatalogue.ORDERS_DLQ)) {
      return TopicCatalogue.ORDERS;
    }
    return topic.equals(TopicCatalogue.FEEDBACK_DLQ) ? TopicCatalogue.FEEDBACK : topic;
  }

  private Set<Integer> partitions(TopicSpec topic, Set<String> customers) {
    int count = topics.partitions(topic);
    return PersonalTopics.maySayMoreThanItsKey(topic)
        ? IntStream.range(0, count).boxed().collect(Collectors.toCollection(TreeSet::new))
        : customers.stream()
            .map(customer -> CustomerPartitioner.partitionFor(customer, count))
            .collect(Collectors.toCollection(TreeSet::new));
  }
}
