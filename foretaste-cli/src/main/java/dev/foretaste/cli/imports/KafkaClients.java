package dev.foretaste.cli.imports;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Makes the Kafka clients of an import; who asks for one closes it. */
final class KafkaClients {
  private static final int LINGER_MS = 10;
  private static final int BATCH_BYTES = 64 * 1024;

  private final Map<String, Object> client;
  private final Duration patience;

  /**
   * @param client how to reach the cluster
   * @param patience how long a broker may be away before an order counts as lost
   */
  KafkaClients(Map<String, Object> client, Duration patience) {
    this.client = Map.copyOf(client);
    this.patience = patience;
  }

  Admin admin() {
    return Admin.create(common());
  }

  /** Idempotent, so that orders arrive once and in sequence whatever is retried. */
  <V> Producer<String, V> producer(Serializer<V> values) {
    Map<String, Object> config = common();
    int patienceMs = Math.toIntExact(patience.toMillis());
    config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.LINGER_MS_CONFIG, LINGER_MS);
    config.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
    config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, patienceMs);
    config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.min(30_000, patienceMs / 2));
    config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, patienceMs);
    return new KafkaProducer<>(config, new StringSerializer(), values);
  }

  /** Reads committed records only, belongs to no group and commits nothing. */
  <K, V> Consumer<K, V> consumer(Deserializer<K> keys, Deserializer<V> values) {
    Map<String, Object> config = common();
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    return new KafkaConsumer<>(config, keys, values);
  }

  private Map<String, Object> common() {
    return new HashMap<>(client);
  }
}
