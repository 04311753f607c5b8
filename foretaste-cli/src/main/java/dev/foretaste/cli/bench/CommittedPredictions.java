package dev.foretaste.cli.bench;

import dev.foretaste.cli.console.FailureException;
import dev.foretaste.topics.TopicCatalogue;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Counts predictions as a reader of committed records sees them. Not thread-safe. */
final class CommittedPredictions implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(50);
  private static final long STALLED_NANOS = TimeUnit.MINUTES.toNanos(5);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private long seen;

  /** Counts from the first one on. */
  CommittedPredictions(Map<String, Object> client) {
    Map<String, Object> properties = new HashMap<>(client);
    properties.put("isolation.level", "read_committed");
    consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    List<TopicPartition> all =
        consumer.partitionsFor(TopicCatalogue.PREDICTIONS.name()).stream()
            .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
            .toList();
    consumer.assign(all);
    consumer.seekToBeginning(all);
  }

  /**
   * Waits until there are so many in all.
   *
   * @throws FailureException when none comes for five minutes
   */
  void await(long count) {
    long last = System.nanoTime();
    while (seen < count) {
      int more = consumer.poll(POLL).count();
      seen += more;
      if (more > 0) {
        last = System.nanoTime();
      } else if (System.nanoTime() - last > STALLED_NANOS) {
        throw new FailureException(
            "the predictions stand still at %d of %d".formatted(seen, count));
      }
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
