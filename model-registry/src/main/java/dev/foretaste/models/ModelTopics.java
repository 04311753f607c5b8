package dev.foretaste.models;

import dev.foretaste.topics.TopicCatalogue;
import dev.foretaste.topics.TopicSpec;

/**
 * The topics that models live on.
 *
 * @param updates bundles, pins and the champion; read and written
 * @param verdicts how challengers were judged; read
 * @param requests requests to train; written
 * @param outcomes of predictions; read for the reports on splits
 * @param shadowOutcomes of what shadows would have predicted; read for the reports on shadows
 */
public record ModelTopics(
    TopicSpec updates,
    TopicSpec verdicts,
    TopicSpec requests,
    TopicSpec outcomes,
    TopicSpec shadowOutcomes) {

  /** The topics of the catalogue, each with a prefix before its name; usually an empty one. */
  public static ModelTopics withPrefix(String prefix) {
    return new ModelTopics(
        prefixed(prefix, TopicCatalogue.MODEL_UPDATES),
        prefixed(prefix, TopicCatalogue.MODEL_VERDICTS),
        prefixed(prefix, TopicCatalogue.TRAIN_REQUESTS),
        prefixed(prefix, TopicCatalogue.PREDICTION_OUTCOMES),
        prefixed(prefix, TopicCatalogue.SHADOW_OUTCOMES));
  }

  /** The same, with the outcomes of one of several streams. */
  public ModelTopics withOutcomes(TopicSpec outcomes, TopicSpec shadowOutcomes) {
    return new ModelTopics(updates, verdicts, requests, outcomes, shadowOutcomes);
  }

  private static TopicSpec prefixed(String prefix, TopicSpec topic) {
    return topic.named(prefix + topic.name());
  }
}
