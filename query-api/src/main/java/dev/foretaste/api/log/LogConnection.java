package dev.foretaste.api.log;

import dev.foretaste.serde.AvroSerdes;
import dev.foretaste.serde.SchemaRegistryClient;
import dev.foretaste.topics.TopicSpec;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * How to append to the topics of a cluster, which need not be there yet.
 *
 * @param schemas the schema registry; stays open as long as whoever appends
 * @param limit how long an append may take
 * @param clientProperties further Kafka client properties, such as security settings
 */
public record LogConnection(
    String bootstrapServers,
    SchemaRegistryClient schemas,
    Duration limit,
    Map<String, String> clientProperties) {
  private static final int REQUEST_TIMEOUT_MS = 2_000;

  /** An appender of its own, to be closed by the caller. */
  public TopicAppender to(TopicSpec topic) {
    int limitMs = Math.toIntExact(limit.toMillis());
    Map<String, Object> properties = new HashMap<>(clientProperties);
    properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    properties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.min(REQUEST_TIMEOUT_MS, limitMs));
    properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, limitMs);
    properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, limitMs);
    return new TopicAppender(
        topic,
        new KafkaProducer<>(
            properties, new StringSerializer(), AvroSerdes.serializer(topic, schemas, true)),
        limit);
  }
}
