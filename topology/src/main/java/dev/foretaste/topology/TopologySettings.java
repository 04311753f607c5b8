package dev.foretaste.topology;

import dev.foretaste.topics.TopicCatalogue;
import dev.foretaste.topics.TopicSpec;

/**
 * What the flow depends on.
 *
 * @param partitions number of partitions of every topic that is partitioned by customer
 * @param rekey true when producers key or partition orders otherwise: all orders then pass through
 *     the topic orders-by-customer
 */
public record TopologySettings(int partitions, boolean rekey) {

  /** The topic whose offsets order the customers' events. */
  public TopicSpec orders() {
    return rekey ? TopicCatalogue.ORDERS_BY_CUSTOMER : TopicCatalogue.ORDERS;
  }
}
