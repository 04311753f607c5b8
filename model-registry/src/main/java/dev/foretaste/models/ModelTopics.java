package dev.foretaste.models;

import dev.foretaste.topics.TopicCatalogue;
import dev.foretaste.topics.TopicSpec;

/**
 * The topics that models live on.
 *
 * @param updates bundles, pins and the champion; read and written
 * @param verdicts how challengers were judged; read
 * @param requests requests to train; written
 */
public record ModelTopics(TopicSpec updates, TopicSpec verdicts, TopicSpec requests) {

  /** The topics of the catalogue, each with a prefix before its name; usually an empty one. */
  public static ModelTopics withPrefix(String prefix) {
    return new ModelTopics(
        prefixed(prefix, TopicCatalogue.MODEL_UPDATES),
        prefixed(prefix, TopicCatalogue.MODEL_VERDICTS),
        prefixed(prefix, TopicCatalogue.TRAIN_REQUESTS));
  }

  private static TopicSpec prefixed(String prefix, TopicSpec topic) {
    return topic.named(prefix + topic.name());
  }
}
