package dev.foretaste.api.log;

import dev.foretaste.serde.AvroSerdes;
import dev.foretaste.serde.SchemaRegistryClient;
import dev.foretaste.topics.TopicSpec;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Appends customers' events to a topic, keyed by customer id, and waits until all in-sync replicas
 * have them. Thread-safe.
 */
public final class TopicAppender implements AutoCloseable {
  private static final int REQUEST_TIMEOUT_MS = 2_000;

  private final String topic;
  private final Producer<String, SpecificRecord> producer;
  private final Duration limit;

  /**
   * Appends with this producer.
   *
   * @param producer partitions by key with Kafka's default partitioner; closed together with the
   *     appender
   * @param limit how long an append may take
   */
  public TopicAppender(TopicSpec topic, Producer<String, SpecificRecord> producer, Duration limit) {
    this.topic = topic.name();
    this.producer = producer;
    this.limit = limit;
  }

  /**
   * Connects to a cluster; it need not be there yet.
   *
   * @param schemas the schema registry; stays open as long as the appender
   * @param limit how long an append may take
   * @param clientProperties further Kafka client properties, such as security settings
   */
  public static TopicAppender connect(
      TopicSpec topic,
      String bootstrapServers,
      SchemaRegistryClient schemas,
      Duration limit,
      Map<String, String> clientProperties) {
    int limitMs = Math.toIntExact(limit.toMillis());
    Map<String, Object> properties = new HashMap<>(clientProperties);
    properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    properties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.min(REQUEST_TIMEOUT_MS, limitMs));
    properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, limitMs);
    properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, limitMs);
    return new TopicAppender(
        topic,
        new KafkaProducer<>(
            properties, new StringSerializer(), AvroSerdes.serializer(topic, schemas, true)),
        limit);
  }

  /**
   * Appends an event; returns once it is durable.
   *
   * @throws LogUnavailableException when Kafka does not say in time that it is
   */
  public LogPosition append(String customerId, SpecificRecord event) {
    long deadline = System.nanoTime() + limit.toNanos();
    try {
      RecordMetadata written =
          producer
              .send(new ProducerRecord<>(topic, customerId, event))
              .get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
      return new LogPosition(written.partition(), written.offset());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unavailable("the server is stopping", e);
    } catch (InterruptException e) {
      throw unavailable("the server is stopping", e);
    } catch (TimeoutException e) {
      throw unavailable("Kafka did not acknowledge within %d ms".formatted(limit.toMillis()), e);
    } catch (ExecutionException e) {
      throw refused(e.getCause());
    } catch (KafkaException e) {
      throw refused(e);
    }
  }

  /**
   * Appends an event without waiting; events are appended in the sequence of the calls. The future
   * ends within the limit, with a {@link LogUnavailableException} when Kafka did not take the
   * event.
   */
  public CompletableFuture<LogPosition> send(String customerId, SpecificRecord event) {
    CompletableFuture<LogPosition> position = new CompletableFuture<>();
    try {
      producer.send(
          new ProducerRecord<>(topic, customerId, event),
          (written, failure) -> {
            if (failure == null) {
              position.complete(new LogPosition(written.partition(), written.offset()));
            } else {
              position.completeExceptionally(refused(failure));
            }
          });
    } catch (KafkaException e) {
      position.completeExceptionally(refused(e));
    }
    return position;
  }

  @Override
  public void close() {
    producer.close(limit);
  }

  private static LogUnavailableException refused(Throwable failure) {
    return unavailable("Kafka refused: " + failure.getClass().getSimpleName(), failure);
  }

  private static LogUnavailableException unavailable(String reason, Throwable cause) {
    return new LogUnavailableException(reason, cause);
  }
}
