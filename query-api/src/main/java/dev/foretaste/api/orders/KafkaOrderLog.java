package dev.foretaste.api.orders;

import dev.foretaste.api.erasure.ErasureLog;
import dev.foretaste.api.log.LogConnection;
import dev.foretaste.api.log.LogPosition;
import dev.foretaste.api.log.TopicAppender;
import dev.foretaste.schema.ErasureRequested;
import dev.foretaste.schema.OrderPlaced;
import dev.foretaste.topics.TopicCatalogue;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;

/** Appends orders to the orders topic, keyed by customer id. Thread-safe. */
public final class KafkaOrderLog implements OrderLog, ErasureLog, AutoCloseable {
  /** How long an append may take unless another limit is chosen. */
  public static final Duration DEFAULT_LIMIT = Duration.ofSeconds(5);

  private final TopicAppender appender;

  /**
   * Appends with this producer.
   *
   * @param producer partitions by key with Kafka's default partitioner; closed together with the
   *     log
   * @param limit how long an append may take
   */
  KafkaOrderLog(Producer<String, SpecificRecord> producer, Duration limit) {
    appender = new TopicAppender(TopicCatalogue.ORDERS, producer, limit);
  }

  /** Appends over this connection. */
  public KafkaOrderLog(LogConnection connection) {
    appender = connection.to(TopicCatalogue.ORDERS);
  }

  @Override
  public LogPosition append(OrderPlaced order) {
    return appender.append(order.getCustomerId(), order);
  }

  @Override
  public LogPosition append(ErasureRequested request) {
    return appender.append(request.getCustomerId(), request);
  }

  @Override
  public CompletableFuture<LogPosition> send(OrderPlaced order) {
    return appender.send(order.getCustomerId(), order);
  }

  @Override
  public void close() {
    appender.close();
  }
}
