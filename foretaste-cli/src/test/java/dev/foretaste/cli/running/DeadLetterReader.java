package dev.foretaste.cli.running;

import dev.foretaste.topics.DeadLetterHeaders;
import dev.foretaste.topics.TopicCatalogue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads the dead letters of orders. */
final class DeadLetterReader {
  private static final long LIMIT_NANOS = TimeUnit.MINUTES.toNanos(3);
  private static final String TOPIC = TopicCatalogue.ORDERS_DLQ.name();

  private DeadLetterReader() {}

  /**
   * Waits for so many dead letters, or for long.
   *
   * @return the reason, by the place of the refused record, partition:offset
   */
  static Map<String, String> await(int count, String bootstrapServers) {
    Map<String, String> reasons = new HashMap<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(TOPIC).stream()
              .map(partition -> new TopicPartition(TOPIC, partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      long giveUpAt = System.nanoTime() + LIMIT_NANOS;
      while (reasons.size() < count && System.nanoTime() - giveUpAt < 0) {
        for (ConsumerRecord<byte[], byte[]> letter : consumer.poll(Duration.ofMillis(200))) {
          String place =
              header(letter, DeadLetterHeaders.PARTITION)
                  + ":"
                  + header(letter, DeadLetterHeaders.OFFSET);
          reasons.put(place, header(letter, DeadLetterHeaders.REASON));
        }
      }
    }
    return reasons;
  }

  private static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
    return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }
}
