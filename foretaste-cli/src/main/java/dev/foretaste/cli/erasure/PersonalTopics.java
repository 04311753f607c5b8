package dev.foretaste.cli.erasure;

import dev.foretaste.prediction.TrainingExamples;
import dev.foretaste.topics.CleanupPolicy;
import dev.foretaste.topics.TopicCatalogue;
import dev.foretaste.topics.TopicSpec;
import java.util.List;

/** The topics whose records are about single customers. */
final class PersonalTopics {
  /** What came in, then what it led to. */
  static final List<TopicSpec> ALL =
      List.of(
          TopicCatalogue.ORDERS,
          TopicCatalogue.ORDERS_BY_CUSTOMER,
          TopicCatalogue.ORDERS_DLQ,
          TopicCatalogue.FEEDBACK,
          TopicCatalogue.FEEDBACK_DLQ,
          TopicCatalogue.PREDICTIONS,
          TopicCatalogue.PREDICTION_OUTCOMES,
          TopicCatalogue.SHADOW_OUTCOMES,
          TopicCatalogue.CUSTOMER_PREFERENCES,
          TopicCatalogue.TRAINING_EXAMPLES);

  private PersonalTopics() {}

  /** Whether a record goes when its key's customer is erased; others stay until they expire. */
  static boolean isCleared(TopicSpec topic) {
    return topic.cleanup() == CleanupPolicy.COMPACT;
  }

  /** Whose record it is by its key, as far as keys are what they ought to be. */
  static String customerOf(TopicSpec topic, String key) {
    return topic.equals(TopicCatalogue.TRAINING_EXAMPLES) && key.indexOf('|') >= 0
        ? TrainingExamples.customerOf(key)
        : key;
  }

  /** Whether a key says nothing certain: what came in may be keyed in any way. */
  static boolean maySayMoreThanItsKey(TopicSpec topic) {
    return topic.equals(TopicCatalogue.ORDERS)
        || topic.equals(TopicCatalogue.ORDERS_DLQ)
        || topic.equals(TopicCatalogue.FEEDBACK)
        || topic.equals(TopicCatalogue.FEEDBACK_DLQ);
  }
}
