package dev.foretaste.topology.erasure;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.InterruptException;

/**
 * Until when a record that is written now can stand on a topic that is cleaned up by age.
 * Thread-safe.
 */
public final class LogExpiry {
  private final Admin admin;

  /** Asks this cluster; the client stays open as long as this is used. */
  public LogExpiry(Admin admin) {
    this.admin = admin;
  }

  /**
   * By topic, when the latest record there is gone for certain; empty for never. Kafka removes
   * segments as a whole: the age counts from the youngest record, and the segment that is written
   * to is closed after {@code segment.ms} at the latest.
   *
   * @param topics that exist
   * @throws KafkaException when Kafka does not tell
   */
  public Map<String, Optional<Instant>> of(Collection<String> topics, Instant now) {
    List<ConfigResource> resources =
        topics.stream().map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic)).toList();
    try {
      Map<String, Optional<Instant>> expiries = new TreeMap<>();
      admin
          .describeConfigs(resources)
          .all()
          .get()
          .forEach((resource, config) -> expiries.put(resource.name(), expiry(config, now)));
      return expiries;
    } catch (ExecutionException e) {
      throw new KafkaException("Kafka does not tell how long topics are kept", e.getCause());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  private static Optional<Instant> expiry(Config config, Instant now) {
    long retention = value(config, TopicConfig.RETENTION_MS_CONFIG);
    return retention < 0
        ? Optional.empty()
        : Optional.of(
            now.plusMillis(retention).plusMillis(value(config, TopicConfig.SEGMENT_MS_CONFIG)));
  }

  private static long value(Config config, String name) {
    return Long.parseLong(config.get(name).value());
  }
}
