package dev.foretaste.topics;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Utils;

/**
 * Which partition a customer's records belong to: Kafka's default (murmur2 over the key's bytes).
 */
public final class CustomerPartitioner {

  private CustomerPartitioner() {}

  /**
   * The partition of a customer.
   *
   * @param keyUtf8 the customer id in UTF-8
   * @param partitions how many partitions there are; 1 or more
   * @return 0 to {@code partitions - 1}
   */
  public static int partitionFor(byte[] keyUtf8, int partitions) {
    return Utils.toPositive(Utils.murmur2(keyUtf8)) % partitions;
  }

  /** The partition of a customer whose id is at hand as text. */
  public static int partitionFor(String customerId, int partitions) {
    return partitionFor(customerId.getBytes(StandardCharsets.UTF_8), partitions);
  }
}
