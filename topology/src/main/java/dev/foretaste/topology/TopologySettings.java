package dev.foretaste.topology;

import dev.foretaste.topics.TopicCatalogue;
import dev.foretaste.topics.TopicSpec;

/**
 * What the flow depends on.
 *
 * @param partitions number of partitions of every topic that is partitioned by customer
 * @param rekey true when producers key or partition orders otherwise: all orders then pass through
 *     the topic orders-by-customer
 * @param topicPrefix stands before the name of every topic; empty for the catalogue's own names
 */
public record TopologySettings(int partitions, boolean rekey, String topicPrefix) {

  /** Settings for the catalogue's own topics, keyed by customer. */
  public static TopologySettings standard(int partitions) {
    return new TopologySettings(partitions, false, "");
  }

  /** The topic whose offsets order the customers' events. */
  public TopicSpec orders() {
    return topic(rekey ? TopicCatalogue.ORDERS_BY_CUSTOMER : TopicCatalogue.ORDERS);
  }

  /** A topic of the catalogue under the name it has here. */
  public TopicSpec topic(TopicSpec catalogued) {
    return topicPrefix.isEmpty() ? catalogued : catalogued.named(topicPrefix + catalogued.name());
  }
}
