package dev.foretaste.topology.ingest;

import dev.foretaste.orders.Rejection;
import dev.foretaste.topics.CustomerPartitioner;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** What a record's key and partition must be. Thread-safe. */
@FunctionalInterface
public interface KeyRule {
  /** Any key in any partition. */
  KeyRule NONE = (key, customerId, partition) -> Optional.empty();

  /** Checks a record; empty when it is sound. */
  Optional<Rejection> check(byte[] key, String customerId, int partition);

  /**
   * The key is the customer id and the record stands where Kafka's default partitioner puts it.
   *
   * @param partitions how many partitions the topic has
   */
  static KeyRule customerId(int partitions) {
    return (key, customerId, partition) -> {
      byte[] expected = customerId.getBytes(StandardCharsets.UTF_8);
      if (!Arrays.equals(key, expected)) {
        return Optional.of(
            new Rejection(
                "wrong-key",
                "customerId",
                "the record's key must be customerId as UTF-8; set the key, or start with --rekey"));
      }
      if (CustomerPartitioner.partitionFor(expected, partitions) != partition) {
        return Optional.of(
            new Rejection(
                "wrong-partition",
                "customerId",
                "the record stands in a partition that Kafka's default partitioner (murmur2) would"
                    + " not choose for its key among %d; use that partitioner, or start with"
                        .formatted(partitions)
                    + " --rekey"));
      }
      return Optional.empty();
    };
  }
}
