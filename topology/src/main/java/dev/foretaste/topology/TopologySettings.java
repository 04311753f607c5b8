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
 * @param replayPrefix stands before that on topics that are written, for a replay beside the live
 *     stream; empty for the live stream itself
 * @param merged whether a replay's orders stand on a topic of its own, which holds those of the log
 *     and others that were missing there
 */
public record TopologySettings(
    int partitions, boolean rekey, String topicPrefix, String replayPrefix, boolean merged) {

  /** Settings of a stream that reads the orders as they are. */
  public TopologySettings(int partitions, boolean rekey, String topicPrefix, String replayPrefix) {
    this(partitions, rekey, topicPrefix, replayPrefix, false);
  }

  /** Settings of a live stream. */
  public TopologySettings(int partitions, boolean rekey, String topicPrefix) {
    this(partitions, rekey, topicPrefix, "");
  }

  /** Settings for the catalogue's own topics, keyed by customer. */
  public static TopologySettings standard(int partitions) {
    return new TopologySettings(partitions, false, "");
  }

  /** Whether what is read has been through a live stream before. */
  public boolean isReplay() {
    return !replayPrefix.isEmpty();
  }

  /** The topic whose offsets order the customers' events. */
  public TopicSpec orders() {
    return merged ? output(TopicCatalogue.ORDERS) : log();
  }

  /** The topic whose offsets order the customers' events for the live stream. */
  public TopicSpec log() {
    return topic(rekey ? TopicCatalogue.ORDERS_BY_CUSTOMER : TopicCatalogue.ORDERS);
  }

  /** The erasures that speak of places on {@link #orders()}. */
  public TopicSpec erasures() {
    return merged ? output(TopicCatalogue.ERASURES) : topic(TopicCatalogue.ERASURES);
  }

  /** A topic of the catalogue under the name it is read by. */
  public TopicSpec topic(TopicSpec catalogued) {
    return topicPrefix.isEmpty() ? catalogued : catalogued.named(topicPrefix + catalogued.name());
  }

  /** A topic of the catalogue under the name it is written by. */
  public TopicSpec output(TopicSpec catalogued) {
    TopicSpec topic = topic(catalogued);
    return isReplay() ? topic.named(replayPrefix + topic.name()) : topic;
  }
}
