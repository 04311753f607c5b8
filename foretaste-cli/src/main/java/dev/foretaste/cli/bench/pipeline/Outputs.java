package dev.foretaste.cli.bench.pipeline;

import dev.foretaste.cli.console.FailureException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What the stream writes: topics, changelogs included, each with samples of its latest records.
 *
 * @param samples per topic, and how many records of it an order causes
 */
record Outputs(Map<String, Samples> samples) {
  private static final int SAMPLES = 500;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /**
   * Records of one topic.
   *
   * @param perOrder how many an order causes, rounded; 1 or more
   */
  record Samples(List<ConsumerRecord<byte[], byte[]>> records, long perOrder) {
    long meanBytes() {
      return records.stream().mapToLong(Samples::bytes).sum() / Math.max(1, records.size());
    }

    private static long bytes(ConsumerRecord<byte[], byte[]> record) {
      return (record.key() == null ? 0 : record.key().length)
          + (record.value() == null ? 0 : record.value().length);
    }
  }

  long bytesPerOrder() {
    return samples.values().stream().mapToLong(each -> each.perOrder() * each.meanBytes()).sum();
  }

  long recordsPerOrder() {
    return samples.values().stream().mapToLong(Samples::perOrder).sum();
  }

  /** Ends of all topics but those that are not the stream's: of its inputs and internal ones. */
  static Map<TopicPartition, Long> ends(Map<String, Object> client, Set<String> notWritten) {
    try (Admin admin = Admin.create(client);
        KafkaConsumer<byte[], byte[]> consumer = consumer(client)) {
      Collection<TopicDescription> topics =
          admin
              .describeTopics(
                  admin.listTopics().names().get().stream()
                      .filter(topic -> !topic.startsWith("_") && !notWritten.contains(topic))
                      .toList())
              .allTopicNames()
              .get()
              .values();
      return consumer.endOffsets(
          topics.stream()
              .flatMap(
                  topic ->
                      topic.partitions().stream()
                          .map(
                              partition -> new TopicPartition(topic.name(), partition.partition())))
              .toList());
    } catch (ExecutionException e) {
      throw new FailureException("the broker does not tell its topics: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FailureException("stopped while looking at the topics", e);
    }
  }

  /** What was written between two looks, during which so many orders were processed. */
  static Outputs between(
      Map<TopicPartition, Long> before,
      Map<TopicPartition, Long> after,
      long orders,
      Map<String, Object> client) {
    Map<String, Long> grown = new TreeMap<>();
    after.forEach(
        (partition, end) ->
            grown.merge(partition.topic(), end - before.getOrDefault(partition, 0L), Long::sum));
    Map<String, Samples> samples = new HashMap<>();
    try (KafkaConsumer<byte[], byte[]> consumer = consumer(client)) {
      grown.forEach(
          (topic, records) -> {
            long perOrder = Math.round((double) records / orders);
            if (perOrder > 0) {
              samples.put(topic, new Samples(latest(consumer, topic, after), perOrder));
            }
          });
    }
    return new Outputs(samples);
  }

  private static List<ConsumerRecord<byte[], byte[]>> latest(
      KafkaConsumer<byte[], byte[]> consumer, String topic, Map<TopicPartition, Long> ends) {
    TopicPartition fullest =
        ends.keySet().stream()
            .filter(partition -> partition.topic().equals(topic))
            .collect(Collectors.maxBy((a, b) -> Long.compare(ends.get(a), ends.get(b))))
            .orElseThrow();
    consumer.assign(List.of(fullest));
    consumer.seek(fullest, Math.max(0, ends.get(fullest) - 2 * SAMPLES));
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    long giveUpAt = System.nanoTime() + PATIENCE.toNanos();
    while (records.size() < SAMPLES
        && consumer.position(fullest) < ends.get(fullest)
        && System.nanoTime() < giveUpAt) {
      consumer.poll(Duration.ofMillis(200)).forEach(records::add);
    }
    if (records.isEmpty()) {
      throw new FailureException("nothing can be read from " + fullest);
    }
    return records;
  }

  private static KafkaConsumer<byte[], byte[]> consumer(Map<String, Object> client) {
    Map<String, Object> properties = new HashMap<>(client);
    properties.put("isolation.level", "read_committed");
    return new KafkaConsumer<>(
        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
