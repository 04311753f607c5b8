package dev.foretaste.embedded.registry;

import dev.foretaste.topics.CleanupPolicy;
import dev.foretaste.topics.Partitioning;
import dev.foretaste.topics.Retention;
import dev.foretaste.topics.TopicAdmin;
import dev.foretaste.topics.TopicSpec;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The registry's topic. Everything in the state came out of the topic: a write counts when it has
 * been read back.
 */
final class RegistryLog implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RegistryLog.class);

  static final TopicSpec TOPIC =
      new TopicSpec(
          "_schemas",
          "JSON: keytype, subject, version",
          List.of(),
          CleanupPolicy.COMPACT,
          Partitioning.SINGLE,
          Retention.UNLIMITED,
          false,
          "Schemas and compatibility levels of the schema registry.");

  private static final TopicPartition PARTITION = new TopicPartition(TOPIC.name(), 0);
  private static final long GIVE_UP_AFTER_SECONDS = 30;

  private final RegistryState state;
  private final RegistryRecordCodec codec = new RegistryRecordCodec();
  private final AppliedOffset applied = new AppliedOffset();
  private final KafkaProducer<byte[], byte[]> producer;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Thread reader;

  private RegistryLog(String bootstrapServers, RegistryState state) {
    this.state = state;
    this.producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.LINGER_MS_CONFIG,
                0,
                ProducerConfig.CLIENT_ID_CONFIG,
                "schema-registry"),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    this.consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest",
                ConsumerConfig.CLIENT_ID_CONFIG, "schema-registry"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    this.reader = new Thread(this::readOn, "schema-registry-reader");
    this.reader.setDaemon(true);
  }

  /** Opens the topic, creating it when missing, and brings the state up to its end. */
  static RegistryLog open(String bootstrapServers, RegistryState state) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      TopicAdmin.ensure(admin, List.of(TOPIC), 1, (short) 1);
    }
    RegistryLog log = new RegistryLog(bootstrapServers, state);
    try {
      log.catchUp();
    } catch (RuntimeException failure) {
      log.producer.close(Duration.ZERO);
      log.consumer.close();
      throw failure;
    }
    log.reader.start();
    return log;
  }

  private void catchUp() {
    consumer.assign(List.of(PARTITION));
    consumer.seekToBeginning(List.of(PARTITION));
    long end = consumer.endOffsets(List.of(PARTITION)).get(PARTITION);
    while (consumer.position(PARTITION) < end) {
      poll();
    }
  }

  /**
   * Writes a record and returns when the state shows it.
   *
   * @throws RegistryError 50001 when Kafka did not take it or the read-back takes too long
   */
  void write(RegistryRecord record) {
    try {
      long offset =
          producer
              .send(
                  new ProducerRecord<>(
                      TOPIC.name(), 0, codec.key(record), codec.value(record).orElse(null)))
              .get(GIVE_UP_AFTER_SECONDS, TimeUnit.SECONDS)
              .offset();
      applied.await(offset, GIVE_UP_AFTER_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException failure) {
      throw RegistryError.storeFailed(failure.getCause());
    } catch (KafkaException | TimeoutException failure) {
      throw RegistryError.storeFailed(failure);
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
      throw RegistryError.storeFailed(interruption);
    }
  }

  private void readOn() {
    try {
      while (true) {
        poll();
      }
    } catch (WakeupException closing) {
      LOG.debug("Reading of {} ends", TOPIC.name());
    } catch (RuntimeException failure) {
      LOG.error("The schema registry cannot read {} any more: restart it", TOPIC.name(), failure);
      applied.fail(failure);
    } finally {
      consumer.close();
    }
  }

  private void poll() {
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
      apply(record);
      applied.advanceTo(record.offset());
    }
  }

  private void apply(ConsumerRecord<byte[], byte[]> record) {
    try {
      codec.read(record.key(), record.value()).ifPresent(state::apply);
    } catch (IOException | RuntimeException foreign) {
      LOG.warn("Record {} of {} is not the registry's; skipped", record.offset(), TOPIC.name());
    }
  }

  @Override
  public void close() {
    producer.close();
    consumer.wakeup();
    try {
      reader.join();
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
    }
  }
}
