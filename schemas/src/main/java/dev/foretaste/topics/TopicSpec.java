package dev.foretaste.topics;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.record.TimestampType;

/**
 * What is agreed about one topic.
 *
 * @param name the topic
 * @param keyDescription what the UTF-8 key of a record is, in words
 * @param valueTypes the record classes that may be values, the primary one first; empty when values
 *     are bytes of any kind
 * @param cleanup delete or compact
 * @param partitioning how records are spread
 * @param retention how long records of a {@link CleanupPolicy#DELETE} topic are kept
 * @param optional whether the topic is created only on demand
 * @param documentation what it is for, one line
 */
public record TopicSpec(
    String name,
    String keyDescription,
    List<Class<? extends SpecificRecord>> valueTypes,
    CleanupPolicy cleanup,
    Partitioning partitioning,
    Retention retention,
    boolean optional,
    String documentation) {

  /**
   * Most bytes of a record, 8 MiB: more than the largest sound event makes of a customer's state or
   * training example (four orders of 1,000 lines with the longest ids take less than 3 MiB).
   */
  public static final int MAX_RECORD_BYTES = 8 << 20;

  public TopicSpec {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(keyDescription, "keyDescription");
    Objects.requireNonNull(cleanup, "cleanup");
    Objects.requireNonNull(partitioning, "partitioning");
    Objects.requireNonNull(retention, "retention");
    Objects.requireNonNull(documentation, "documentation");
    valueTypes = List.copyOf(valueTypes);
  }

  /** The type whose schema is registered under {@code <topic>-value}; empty for raw bytes. */
  public Optional<Class<? extends SpecificRecord>> primaryType() {
    return valueTypes.stream().findFirst();
  }

  /** The same agreement for a topic of another name, for example the target of a replay. */
  public TopicSpec named(String otherName) {
    return new TopicSpec(
        otherName,
        keyDescription,
        valueTypes,
        cleanup,
        partitioning,
        retention,
        optional,
        documentation);
  }

  /** How many partitions the topic has when the orders topic has {@code ordersPartitions}. */
  public int partitions(int ordersPartitions) {
    return partitioning == Partitioning.SINGLE ? 1 : ordersPartitions;
  }

  /** The topic-level Kafka configuration. */
  public Map<String, String> config() {
    Map<String, String> config = new HashMap<>();
    config.put(TopicConfig.CLEANUP_POLICY_CONFIG, cleanup.configValue());
    config.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(MAX_RECORD_BYTES));
    if (partitioning == Partitioning.SINGLE) {
      // Every instance reads these whole; a record without a timestamp would stop them all.
      config.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, TimestampType.LOG_APPEND_TIME.name);
    }
    if (cleanup == CleanupPolicy.DELETE) {
      config.put(TopicConfig.RETENTION_MS_CONFIG, Long.toString(retention.milliseconds()));
    }
    return config;
  }
}
