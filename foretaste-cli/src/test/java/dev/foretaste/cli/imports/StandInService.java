package dev.foretaste.cli.imports;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Stands in for a part of the system: consumes a topic as a group and commits what it handled. */
final class StandInService<V> implements AutoCloseable {
  private final KafkaConsumer<String, V> consumer;
  private final ExecutorService executor = Executors.newSingleThreadExecutor();
  private final CompletableFuture<Void> done;

  StandInService(
      String bootstrapServers,
      String group,
      String topic,
      Deserializer<V> values,
      Consumer<ConsumerRecord<String, V>> handler) {
    consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "group.id",
                group,
                "auto.offset.reset",
                "earliest",
                "enable.auto.commit",
                "false"),
            new StringDeserializer(),
            values);
    consumer.subscribe(List.of(topic));
    done = CompletableFuture.runAsync(() -> consume(handler), executor);
  }

  private void consume(Consumer<ConsumerRecord<String, V>> handler) {
    try (consumer) {
      while (!Thread.currentThread().isInterrupted()) {
        consumer.poll(Duration.ofSeconds(1)).forEach(handler);
        consumer.commitSync();
      }
    } catch (WakeupException closed) {
      // That is how close() ends it.
      return;
    }
  }

  @Override
  public void close() throws Exception {
    consumer.wakeup();
    done.get(60, TimeUnit.SECONDS);
    executor.shutdown();
  }
}
