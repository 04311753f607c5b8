package dev.foretaste.api.log;

import dev.foretaste.topics.TopicSpec;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;

/** Appends events to a topic and waits until all in-sync replicas have them. Thread-safe. */
public final class TopicAppender implements AutoCloseable {
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
   * Appends an event; returns once it is durable.
   *
   * @throws LogUnavailableException when Kafka does not say in time that it is
   */
  public LogPosition append(String key, SpecificRecord event) {
    long deadline = System.nanoTime() + limit.toNanos();
    try {
      RecordMetadata written =
          producer
              .send(new ProducerRecord<>(topic, key, event))
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
  public CompletableFuture<LogPosition> send(String key, SpecificRecord event) {
    CompletableFuture<LogPosition> position = new CompletableFuture<>();
    try {
      producer.send(
          new ProducerRecord<>(topic, key, event),
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
