package dev.foretaste.cli.deadletters;

import dev.foretaste.cli.console.UsageException;
import dev.foretaste.topics.TopicCatalogue;
import dev.foretaste.topics.TopicSpec;
import java.util.List;

/** The topics that hold dead letters. */
final class DeadLetterTopics {
  private DeadLetterTopics() {}

  /** All of them. */
  static List<TopicSpec> all() {
    return List.of(TopicCatalogue.ORDERS_DLQ, TopicCatalogue.FEEDBACK_DLQ);
  }

  /**
   * The one of that name.
   *
   * @throws UsageException when there is none
   */
  static List<TopicSpec> named(String name) {
    List<TopicSpec> found = all().stream().filter(topic -> topic.name().equals(name)).toList();
    if (found.isEmpty()) {
      throw new UsageException(
          "%s holds no dead letters; orders-dlq and feedback-dlq do".formatted(name));
    }
    return found;
  }
}
