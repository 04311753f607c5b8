package dev.foretaste.cli.erasure;

import dev.foretaste.cli.console.FailureException;
import dev.foretaste.cli.topics.KafkaTopics;
import dev.foretaste.cli.topics.LogProducer;
import dev.foretaste.cli.topics.StoredRecord;
import dev.foretaste.schema.CustomerErased;
import dev.foretaste.schema.ErasureRequested;
import dev.foretaste.serde.AvroSerdes;
import dev.foretaste.serde.SchemaRegistryClient;
import dev.foretaste.topics.TopicCatalogue;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/** Asks the stream to forget customers, and finds its answers. Not thread-safe. */
final class ErasureDesk implements AutoCloseable {
  private final KafkaTopics topics;
  private final SchemaRegistryClient registry;
  private final Clock clock;
  private final Producer<byte[], byte[]> producer;

  ErasureDesk(
      Map<String, Object> client, KafkaTopics topics, SchemaRegistryClient registry, Clock clock) {
    this.topics = topics;
    this.registry = registry;
    this.clock = clock;
    producer = LogProducer.open(client);
  }

  /**
   * Asks to forget customers.
   *
   * @return by customer, the id of the request
   * @throws FailureException when Kafka does not take the requests; to repeat them does no harm
   */
  Map<String, String> ask(Collection<String> customers) {
    Serializer<ErasureRequested> encoder =
        AvroSerdes.serializer(TopicCatalogue.ORDERS, registry, true);
    String topic = TopicCatalogue.ORDERS.name();
    Map<String, String> requests = new HashMap<>();
    try {
      for (String customer : customers) {
        String requestId = UUID.randomUUID().toString();
        ErasureRequested request = new ErasureRequested(requestId, customer, clock.millis());
        producer.send(
            new ProducerRecord<>(
                topic,
                customer.getBytes(StandardCharsets.UTF_8),
                encoder.serialize(topic, request)));
        requests.put(customer, requestId);
      }
      producer.flush();
    } catch (KafkaException e) {
      throw new FailureException(
          "Kafka does not take the requests (%s); run the command again".formatted(e.getMessage()),
          e);
    }
    return requests;
  }

  /** The stream's answers so far, by request. */
  Map<String, CustomerErased> answers() {
    Deserializer<CustomerErased> decoder =
        AvroSerdes.deserializer(TopicCatalogue.ERASURES, registry);
    Map<String, CustomerErased> answers = new HashMap<>();
    Iterator<StoredRecord> records = topics.read(TopicCatalogue.ERASURES, 0);
    while (records.hasNext()) {
      records
          .next()
          .value()
          .map(value -> decoder.deserialize(TopicCatalogue.ERASURES.name(), value))
          .ifPresent(erased -> answers.put(erased.getRequestId(), erased));
    }
    return answers;
  }

  @Override
  public void close() {
    producer.close();
  }
}
