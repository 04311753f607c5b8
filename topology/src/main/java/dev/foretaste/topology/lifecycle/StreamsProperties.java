package dev.foretaste.topology.lifecycle;

import dev.foretaste.topics.TopicSpec;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;

/** The Kafka Streams configuration of an instance, with the reason for each departure. */
final class StreamsProperties {
  private static final int BATCH_BYTES = 128 << 10;
  private static final int FETCH_BYTES = 64 << 10;
  private static final int FETCH_WAIT_MS = 10;
  private static final int CACHE_BYTES = 8 << 20;
  private static final long CAUGHT_UP_RECORDS = 2_500;
  private static final int WARM_UPS = 6;
  private static final long PROBING_MS = 60_000;

  private StreamsProperties() {}

  static Properties of(ServiceSettings settings, RocksMemory memory) {
    Properties properties = new Properties();
    properties.putAll(settings.clientProperties());
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, settings.applicationId());
    properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
    properties.put(StreamsConfig.STATE_DIR_CONFIG, settings.stateDirectory().toString());
    properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.threads());
    properties.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, settings.standbyReplicas());
    settings
        .applicationServer()
        .ifPresent(server -> properties.put(StreamsConfig.APPLICATION_SERVER_CONFIG, server));

    properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    properties.put(StreamsConfig.DEFAULT_CLIENT_SUPPLIER_CONFIG, FencedAfterAbort.Supplier.class);
    properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, settings.commitIntervalMs());
    // Who has more to catch up than this gets a copy first and processes when that is done. With
    // Kafka Streams' 10,000 an instance that comes back with an empty disk takes over at once what
    // has fewer records, and nobody can be asked until it has read them. Much lower, a busy
    // stream's
    // copies might never count as caught up; where that begins is reckoned, not measured.
    properties.put(StreamsConfig.ACCEPTABLE_RECOVERY_LAG_CONFIG, CAUGHT_UP_RECORDS);
    properties.put(StreamsConfig.MAX_WARMUP_REPLICAS_CONFIG, WARM_UPS);
    properties.put(StreamsConfig.PROBING_REBALANCE_INTERVAL_MS_CONFIG, PROBING_MS);
    // For the few stores that all orders of a transaction change; the others are not cached, since
    // every order changes its customer's state once.
    properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, CACHE_BYTES);
    // Feedback and orders need not be interleaved by time: the journal records what came first.
    properties.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, -1L);
    properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    properties.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class);
    properties.put(BoundedRocksDb.MEMORY, memory);

    // The classic protocol restarts in about a second when members leave the group on close.
    properties.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, "classic");
    properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 6_000);
    properties.put(
        StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), 1_500);
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    // Without this a stream that keeps up fetches every few orders by themselves, and a fifth of
    // its work, and a third of the broker's, is asking.
    properties.put(
        StreamsConfig.mainConsumerPrefix(ConsumerConfig.FETCH_MIN_BYTES_CONFIG), FETCH_BYTES);
    properties.put(
        StreamsConfig.mainConsumerPrefix(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG), FETCH_WAIT_MS);
    // As small as lz4 makes them, whose buffers of 130 KB are made anew for every batch.
    properties.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "snappy");
    // An order writes several KB to many partitions: larger batches are fewer requests.
    properties.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), BATCH_BYTES);
    // A record that the broker refuses would stop its partition for good.
    properties.put(
        StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG),
        2 * TopicSpec.MAX_RECORD_BYTES);
    properties.put(
        StreamsConfig.topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG),
        Integer.toString(TopicSpec.MAX_RECORD_BYTES));
    return properties;
  }
}
