package dev.foretaste.api.orders;

import dev.foretaste.api.erasure.ErasureLog;
import dev.foretaste.api.log.LogPosition;
import dev.foretaste.api.log.TopicAppender;
import dev.foretaste.schema.ErasureRequested;
import dev.foretaste.schema.OrderPlaced;
import dev.foretaste.serde.SchemaRegistryClient;
import dev.foretaste.topics.TopicCatalogue;
import java.time.Duration;
import java.util.Map;
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
    this(new TopicAppender(TopicCatalogue.ORDERS, producer, limit));
  }

  private KafkaOrderLog(TopicAppender appender) {
    this.appender = appender;
  }

  /**
   * Connects to a cluster; it need not be there yet.
   *
   * @param schemas the schema registry; stays open as long as the log
   * @param limit how long an append may take
   * @param clientProperties further Kafka client properties, such as security settings
   */
  public static KafkaOrderLog connect(
      String bootstrapServers,
      SchemaRegistryClient schemas,
      Duration limit,
      Map<String, String> clientProperties) {
    return new KafkaOrderLog(
        TopicAppender.connect(
            TopicCatalogue.ORDERS, bootstrapServers, schemas, limit, clientProperties));
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
