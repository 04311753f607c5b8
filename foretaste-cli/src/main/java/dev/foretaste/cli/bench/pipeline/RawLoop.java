package dev.foretaste.cli.bench.pipeline;

import dev.foretaste.cli.console.FailureException;
import dev.foretaste.topics.CleanupPolicy;
import dev.foretaste.topics.TopicCatalogue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Reads orders and writes, in transactions, as many records of the same bytes as the stream does,
 * and does nothing else: what moving them costs. One consumer and one producer per thread, with the
 * settings of the stream's.
 */
final class RawLoop {
  private static final String PREFIX = "raw-";
  private static final String GROUP = "foretaste-bench-raw";
  private static final Duration POLL = Duration.ofMillis(100);

  private final Map<String, Object> client;
  private final Outputs outputs;
  private final int threads;
  private final int commitIntervalMs;

  RawLoop(Map<String, Object> client, Outputs outputs, int threads, int commitIntervalMs) {
    this.client = client;
    this.outputs = outputs;
    this.threads = threads;
    this.commitIntervalMs = commitIntervalMs;
  }

  /** Creates the topics that are written. */
  void createTopics() {
    Map<String, String> config =
        Map.of("cleanup.policy", CleanupPolicy.DELETE.name().toLowerCase(java.util.Locale.ROOT));
    List<NewTopic> topics =
        outputs.samples().keySet().stream()
            .map(
                topic ->
                    new NewTopic(PREFIX + topic, PipelineSystem.PARTITIONS, (short) 1)
                        .configs(config))
            .toList();
    try (Admin admin = Admin.create(client)) {
      admin.createTopics(topics).all().get();
    } catch (ExecutionException e) {
      throw new FailureException("the topics of the raw loop cannot be made", e);
    } catch (InterruptedException e) {
      throw stopped(e);
    }
  }

  /** Moves the latest so many orders' bytes. */
  PipelineRow run(long orders) {
    CpuByRole before = CpuByRole.now();
    long start = System.nanoTime();
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    long moved = 0;
    try {
      List<Future<Long>> running = new ArrayList<>();
      for (int thread = 0; thread < threads; thread++) {
        int number = thread;
        running.add(pool.submit(() -> move(number, orders)));
      }
      for (Future<Long> each : running) {
        moved += each.get();
      }
    } catch (ExecutionException e) {
      throw new FailureException("the raw loop failed: " + e.getCause(), e);
    } catch (InterruptedException e) {
      throw stopped(e);
    } finally {
      pool.shutdownNow();
    }
    long nanos = System.nanoTime() - start;
    return PipelineRow.of(PipelineResult.RAW, moved, nanos, CpuByRole.now().minus(before), 0, 0);
  }

  private long move(int number, long orders) {
    Map<String, Object> reading = new HashMap<>(client);
    reading.put("group.id", GROUP);
    reading.put("enable.auto.commit", false);
    reading.put("isolation.level", "read_committed");
    reading.put("max.poll.records", 1_000);
    Map<String, Object> writing = new HashMap<>(client);
    writing.put("transactional.id", GROUP + "-" + number);
    writing.put("compression.type", "lz4");
    writing.put("linger.ms", 100);
    try (KafkaConsumer<byte[], byte[]> consumer =
            new KafkaConsumer<>(reading, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        KafkaProducer<byte[], byte[]> producer =
            new KafkaProducer<>(writing, new ByteArraySerializer(), new ByteArraySerializer())) {
      List<TopicPartition> mine =
          IntStream.range(0, PipelineSystem.PARTITIONS)
              .filter(partition -> partition % threads == number)
              .mapToObj(partition -> new TopicPartition(TopicCatalogue.ORDERS.name(), partition))
              .toList();
      consumer.assign(mine);
      Map<TopicPartition, Long> ends = consumer.endOffsets(mine);
      long each = orders / PipelineSystem.PARTITIONS;
      ends.forEach((partition, end) -> consumer.seek(partition, Math.max(0, end - each)));
      producer.initTransactions();
      return move(consumer, producer, ends);
    }
  }

  private long move(
      KafkaConsumer<byte[], byte[]> consumer,
      KafkaProducer<byte[], byte[]> producer,
      Map<TopicPartition, Long> ends) {
    long moved = 0;
    boolean open = false;
    long committed = System.nanoTime();
    while (true) {
      for (ConsumerRecord<byte[], byte[]> order : consumer.poll(POLL)) {
        if (!open) {
          producer.beginTransaction();
          open = true;
        }
        write(order, moved++, producer);
        if (System.nanoTime() - committed > commitIntervalMs * 1_000_000L) {
          producer.sendOffsetsToTransaction(
              Map.of(
                  new TopicPartition(order.topic(), order.partition()),
                  new OffsetAndMetadata(order.offset() + 1)),
              consumer.groupMetadata());
          producer.commitTransaction();
          open = false;
          committed = System.nanoTime();
        }
      }
      if (ends.entrySet().stream().allMatch(e -> consumer.position(e.getKey()) >= e.getValue())) {
        if (open) {
          producer.commitTransaction();
        }
        return moved;
      }
    }
  }

  private void write(
      ConsumerRecord<byte[], byte[]> order, long number, KafkaProducer<byte[], byte[]> producer) {
    outputs
        .samples()
        .forEach(
            (topic, samples) -> {
              for (long k = 0; k < samples.perOrder(); k++) {
                int sample = (int) ((number * samples.perOrder() + k) % samples.records().size());
                ConsumerRecord<byte[], byte[]> like = samples.records().get(sample);
                producer.send(
                    new ProducerRecord<>(
                        PREFIX + topic, order.partition(), like.key(), like.value()));
              }
            });
  }

  private static FailureException stopped(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new FailureException("stopped while the raw loop ran", e);
  }
}
