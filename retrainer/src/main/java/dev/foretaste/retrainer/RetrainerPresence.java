package dev.foretaste.retrainer;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets others see that a retrainer lives: it is a member of a consumer group as long as it does.
 * The consumer reads nothing. Close it to leave the group.
 */
public final class RetrainerPresence implements AutoCloseable {
  /** The group. */
  public static final String GROUP = "foretaste-retrainer";

  private static final Logger LOG = LoggerFactory.getLogger(RetrainerPresence.class);
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final int SESSION_MS = 15_000;
  private static final long CLOSE_LIMIT_MS = TimeUnit.SECONDS.toMillis(10);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Thread thread;
  private volatile boolean closed;

  private RetrainerPresence(Map<String, Object> cluster, String topic) {
    Map<String, Object> settings = new HashMap<>(cluster);
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, GROUP);
    settings.put(ConsumerConfig.CLIENT_ID_CONFIG, GROUP + "-presence");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
    settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_MS);
    consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    thread = new Thread(() -> stay(topic), "retrainer-presence");
    thread.setDaemon(true);
  }

  /**
   * Joins the group.
   *
   * @param cluster what a Kafka client needs
   * @param topic that exists; nothing is read from it
   */
  public static RetrainerPresence show(Map<String, Object> cluster, String topic) {
    RetrainerPresence presence = new RetrainerPresence(cluster, topic);
    presence.thread.start();
    return presence;
  }

  private void stay(String topic) {
    try (consumer) {
      consumer.subscribe(List.of(topic));
      while (!closed) {
        consumer.poll(POLL);
        consumer.pause(consumer.assignment());
      }
    } catch (WakeupException e) {
      LOG.debug("Leaving the group {}", GROUP);
    } catch (KafkaException e) {
      LOG.warn("Nobody can see that this retrainer lives: {}", e.getMessage());
    }
  }

  @Override
  public void close() {
    closed = true;
    consumer.wakeup();
    try {
      thread.join(CLOSE_LIMIT_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
