package dev.foretaste.cli.bench.pipeline;

import dev.foretaste.cli.console.FailureException;
import dev.foretaste.schema.OrderPrediction;
import dev.foretaste.topics.TopicCatalogue;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Orders at a steady rate, whether or not predictions keep up: an order that is sent late, because
 * everything stood still, counts from when it was due, so that no delay is left out.
 */
final class LatencyRun {
  private static final Duration POLL = Duration.ofMillis(10);
  private static final long GIVE_UP_NANOS = TimeUnit.MINUTES.toNanos(2);
  private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(5);

  private final PipelineSystem system;
  private final Workload workload;
  private final double rate;
  private final long orders;
  private final long warmUp;

  /**
   * A run.
   *
   * @param rate orders per second; above 0
   * @param warmUp how many orders come before those that count
   * @param orders how many count
   */
  LatencyRun(PipelineSystem system, Workload workload, double rate, long warmUp, long orders) {
    this.system = system;
    this.workload = workload;
    this.rate = rate;
    this.warmUp = warmUp;
    this.orders = orders;
  }

  LatencyRow run() {
    long firstOrder = system.sent();
    ExecutorService reader = Executors.newSingleThreadExecutor();
    try (KafkaConsumer<String, OrderPrediction> predictions = predictions()) {
      long start = System.nanoTime();
      Future<Histogram> read = reader.submit(() -> read(predictions, firstOrder, start));
      for (long k = 0; k < warmUp + orders; k++) {
        DueTime.await(due(start, k));
        system.sendNow(workload);
      }
      return LatencyRow.of(rate, read.get());
    } catch (ExecutionException e) {
      throw new FailureException("the predictions could not be read: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FailureException("stopped while orders were sent", e);
    } finally {
      reader.shutdownNow();
    }
  }

  private long due(long start, long order) {
    return start + (long) (order * 1e9 / rate);
  }

  private KafkaConsumer<String, OrderPrediction> predictions() {
    Map<String, Object> properties = new HashMap<>(system.client());
    properties.put("isolation.level", "read_committed");
    properties.put("fetch.max.wait.ms", 50);
    KafkaConsumer<String, OrderPrediction> consumer =
        new KafkaConsumer<>(properties, new StringDeserializer(), system.predictionReader());
    List<TopicPartition> all =
        IntStream.range(0, PipelineSystem.PARTITIONS)
            .mapToObj(p -> new TopicPartition(TopicCatalogue.PREDICTIONS.name(), p))
            .toList();
    consumer.assign(all);
    consumer.seekToEnd(all);
    all.forEach(consumer::position);
    return consumer;
  }

  private Histogram read(
      KafkaConsumer<String, OrderPrediction> predictions, long firstOrder, long start) {
    Histogram micros = new Histogram(LONGEST_MICROS, 3);
    long last = System.nanoTime();
    while (micros.getTotalCount() < orders) {
      for (ConsumerRecord<String, OrderPrediction> prediction : predictions.poll(POLL)) {
        last = System.nanoTime();
        long order = Workload.number(prediction.value().getOrderId()) - firstOrder;
        if (order >= warmUp) {
          micros.recordValue(Math.min(LONGEST_MICROS, (last - due(start, order)) / 1_000));
        }
      }
      if (System.nanoTime() - last > GIVE_UP_NANOS) {
        throw new FailureException("no prediction came for two minutes");
      }
    }
    return micros;
  }
}
