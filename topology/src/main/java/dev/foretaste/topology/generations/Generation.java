package dev.foretaste.topology.generations;

import dev.foretaste.topics.TopicCatalogue;
import dev.foretaste.topics.TopicSpec;
import java.util.List;

/**
 * A stream among those that process the same orders: the original one, or a replay, promoted or
 * not. Each has a group, state and output topics of its own.
 *
 * @param originalApplicationId the Kafka Streams application id of the original stream
 * @param name the replay's; empty for the original stream
 */
public record Generation(String originalApplicationId, String name) {
  private static final List<TopicSpec> WRITTEN =
      List.of(
          TopicCatalogue.PREDICTIONS,
          TopicCatalogue.PREDICTION_OUTCOMES,
          TopicCatalogue.SHADOW_OUTCOMES,
          TopicCatalogue.CUSTOMER_PREFERENCES,
          TopicCatalogue.TRAINING_EXAMPLES,
          TopicCatalogue.INPUT_JOURNAL,
          TopicCatalogue.ORDERS_DLQ,
          TopicCatalogue.FEEDBACK_DLQ,
          TopicCatalogue.SATISFACTION);

  /** The stream that was there first. */
  public static Generation original(String applicationId) {
    return new Generation(applicationId, "");
  }

  /** Another one on the same orders. */
  public Generation named(String other) {
    return new Generation(originalApplicationId, other);
  }

  /** Whether it is the stream that was there first. */
  public boolean isOriginal() {
    return name.isEmpty();
  }

  /** Stands before the names of the topics it writes. */
  public String topicPrefix() {
    return isOriginal() ? "" : "replay-" + name + "-";
  }

  /** Its Kafka Streams application id, also its consumer group. */
  public String applicationId() {
    return isOriginal() ? originalApplicationId : originalApplicationId + "-replay-" + name;
  }

  /** A topic of the catalogue under the name it has for this stream and its readers. */
  public TopicSpec topic(TopicSpec catalogued) {
    return isOriginal() || !WRITTEN.contains(catalogued)
        ? catalogued
        : catalogued.named(topicPrefix() + catalogued.name());
  }

  /** The orders of a replay that were merged from the log and what it lacks. */
  public TopicSpec mergedOrders() {
    return TopicCatalogue.ORDERS.named(topicPrefix() + TopicCatalogue.ORDERS.name());
  }

  /** The erasures that speak of places on {@link #mergedOrders()}. */
  public TopicSpec mergedErasures() {
    return TopicCatalogue.ERASURES.named(topicPrefix() + TopicCatalogue.ERASURES.name());
  }

  /** All topics it writes for others. */
  public List<TopicSpec> outputs() {
    return WRITTEN.stream().map(this::topic).toList();
  }
}
