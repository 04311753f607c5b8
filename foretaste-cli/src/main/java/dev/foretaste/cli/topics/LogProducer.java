package dev.foretaste.cli.topics;

import dev.foretaste.topics.TopicSpec;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes records as they are: each once, in sequence, of any size that a topic may hold. */
public final class LogProducer {
  private LogProducer() {}

  /**
   * A producer, which the caller closes.
   *
   * @param client how to reach the cluster
   */
  public static Producer<byte[], byte[]> open(Map<String, Object> client) {
    Map<String, Object> config = new HashMap<>(client);
    config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 2 * TopicSpec.MAX_RECORD_BYTES);
    return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
  }
}
