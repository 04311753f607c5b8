package dev.foretaste.api.erasure;

import dev.foretaste.topics.TopicCatalogue;
import dev.foretaste.topics.TopicSpec;
import dev.foretaste.topology.erasure.LogExpiry;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;

/** Asks a cluster how long records of customers are kept that cannot be removed. Thread-safe. */
public final class KafkaLogExpiries
    implements Supplier<Map<String, Optional<Instant>>>, AutoCloseable {
  private static final List<String> TOPICS =
      List.of(
              TopicCatalogue.ORDERS,
              TopicCatalogue.ORDERS_DLQ,
              TopicCatalogue.FEEDBACK,
              TopicCatalogue.FEEDBACK_DLQ,
              TopicCatalogue.PREDICTIONS,
              TopicCatalogue.PREDICTION_OUTCOMES,
              TopicCatalogue.SHADOW_OUTCOMES)
          .stream()
          .map(TopicSpec::name)
          .toList();

  private final Admin admin;

  private KafkaLogExpiries(Admin admin) {
    this.admin = admin;
  }

  /**
   * Connects to a cluster; it need not be there yet.
   *
   * @param clientProperties further Kafka client properties, such as security settings
   */
  public static KafkaLogExpiries connect(
      String bootstrapServers, Map<String, String> clientProperties) {
    Map<String, Object> properties = new HashMap<>(clientProperties);
    properties.put("bootstrap.servers", bootstrapServers);
    return new KafkaLogExpiries(Admin.create(properties));
  }

  @Override
  public Map<String, Optional<Instant>> get() {
    return new LogExpiry(admin).of(TOPICS, Clock.systemUTC().instant());
  }

  @Override
  public void close() {
    admin.close();
  }
}
