package dev.foretaste.cli.imports;

import dev.foretaste.cli.console.Progress;
import dev.foretaste.cli.topics.CatchUp;
import dev.foretaste.cli.topics.KafkaTopics;
import dev.foretaste.topics.TopicCatalogue;
import java.time.Duration;

/** Knows from the offsets that the service's group commits how far it is. */
final class GroupScoring implements Scoring {
  private final KafkaTopics topics;
  private final CatchUp catchUp;

  /**
   * @param topics stays open
   * @param group the service's consumer group
   * @param patience how long the service may stand still
   */
  GroupScoring(KafkaTopics topics, String group, Duration patience) {
    this.topics = topics;
    this.catchUp = new CatchUp(topics, group, patience);
  }

  /** Behind the orders as they arrived, those that a service with --rekey makes of them. */
  @Override
  public void awaitCaughtUp(Progress progress) {
    catchUp.await(TopicCatalogue.ORDERS, progress);
    if (topics.exists(TopicCatalogue.ORDERS_BY_CUSTOMER)) {
      catchUp.await(TopicCatalogue.ORDERS_BY_CUSTOMER, progress);
    }
  }
}
