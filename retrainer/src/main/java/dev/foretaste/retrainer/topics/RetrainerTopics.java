package dev.foretaste.retrainer.topics;

import dev.foretaste.topics.TopicCatalogue;
import dev.foretaste.topics.TopicSpec;
import java.util.List;

/**
 * What a retrainer reads and writes.
 *
 * @param examples training examples; read
 * @param requests requests to train; read
 * @param updates bundles and the champion; read and written
 * @param verdicts how challengers were judged; read and written
 * @param outcomes how predictions turned out; the latest are read
 * @param orders the orders themselves; the latest are read
 * @param driftEvents what is no longer as it was; written
 */
public record RetrainerTopics(
    TopicSpec examples,
    TopicSpec requests,
    TopicSpec updates,
    TopicSpec verdicts,
    TopicSpec outcomes,
    TopicSpec orders,
    TopicSpec driftEvents) {

  /** The topics of the catalogue, each with a prefix before its name; usually an empty one. */
  public static RetrainerTopics withPrefix(String prefix) {
    return new RetrainerTopics(
        prefixed(prefix, TopicCatalogue.TRAINING_EXAMPLES),
        prefixed(prefix, TopicCatalogue.TRAIN_REQUESTS),
        prefixed(prefix, TopicCatalogue.MODEL_UPDATES),
        prefixed(prefix, TopicCatalogue.MODEL_VERDICTS),
        prefixed(prefix, TopicCatalogue.PREDICTION_OUTCOMES),
        prefixed(prefix, TopicCatalogue.ORDERS),
        prefixed(prefix, TopicCatalogue.DRIFT_EVENTS));
  }

  /** The same, with the labels of one of several streams. */
  public RetrainerTopics withLabels(String labelPrefix) {
    return labelPrefix.isEmpty()
        ? this
        : new RetrainerTopics(
            prefixed(labelPrefix, TopicCatalogue.TRAINING_EXAMPLES),
            requests,
            updates,
            verdicts,
            prefixed(labelPrefix, TopicCatalogue.PREDICTION_OUTCOMES),
            orders,
            driftEvents);
  }

  private static TopicSpec prefixed(String prefix, TopicSpec topic) {
    return topic.named(prefix + topic.name());
  }

  /** Those that the learning loop goes by, read whole but for the outcomes. */
  public List<TopicSpec> all() {
    return List.of(examples, requests, updates, verdicts, outcomes);
  }
}
