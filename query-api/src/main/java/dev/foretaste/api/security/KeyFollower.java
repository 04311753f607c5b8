package dev.foretaste.api.security;

import dev.foretaste.serde.SchemaRegistryClient;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys as their topic has them, a moment later. When Kafka or the registry is away, the keys
 * read last go on to count: a revocation is then seen once they are back. Thread-safe.
 */
public final class KeyFollower implements Supplier<KeyRing>, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(KeyFollower.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final Map<String, Object> clientProperties;
  private final SchemaRegistryClient schemas;
  private final CountDownLatch read = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread = new Thread(this::follow, "api-keys");
  private volatile KeyRing keys = KeyRing.EMPTY;

  private KeyFollower(Map<String, Object> clientProperties, SchemaRegistryClient schemas) {
    this.clientProperties = clientProperties;
    this.schemas = schemas;
    thread.setDaemon(true);
  }

  /**
   * Begins to follow.
   *
   * @param clientProperties how to reach the cluster
   * @param schemas the schema registry; stays open as long as this
   */
  public static KeyFollower start(
      Map<String, Object> clientProperties, SchemaRegistryClient schemas) {
    KeyFollower follower = new KeyFollower(clientProperties, schemas);
    follower.thread.start();
    return follower;
  }

  /** The keys; none before the topic has been read once. */
  @Override
  public KeyRing get() {
    return keys;
  }

  /** Waits until the topic has been read as far as it was at the start; false when not in time. */
  public boolean awaitRead(Duration limit) throws InterruptedException {
    return read.await(limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      thread.join(TimeUnit.SECONDS.toMillis(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void follow() {
    while (!isClosed(Duration.ZERO)) {
      try (KeyTopicReader reader = new KeyTopicReader(clientProperties, schemas)) {
        followWith(reader);
      } catch (KafkaException e) {
        LOG.warn("API keys cannot be read, those read last count: {}", e.getMessage());
        isClosed(PAUSE);
      }
    }
  }

  /**
   * Publishes nothing before it has read all: a key must not be let in between two of its records.
   */
  private void followWith(KeyTopicReader reader) {
    long end = reader.end();
    boolean complete = false;
    while (!isClosed(Duration.ZERO)) {
      reader.poll(POLL);
      complete = complete || reader.position() >= end;
      if (complete) {
        keys = reader.keys();
        read.countDown();
      }
    }
  }

  private boolean isClosed(Duration wait) {
    try {
      return closed.await(wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
