package dev.foretaste.retrainer;

import dev.foretaste.learning.training.NotTrainableException;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publishes item tables when they are due. Not thread-safe. */
final class TablesDesk {
  private static final Logger LOG = LoggerFactory.getLogger(TablesDesk.class);

  private final TrainingInputs inputs;
  private final FirstBundle firstBundle;
  private final FreshTables freshTables;
  private final VisiblePublisher publisher;
  private int firstFailedAt;

  TablesDesk(
      TrainingInputs inputs, Promotions promotions, VisiblePublisher publisher, Clock clock) {
    this.inputs = inputs;
    this.firstBundle = new FirstBundle(promotions, clock);
    this.freshTables = new FreshTables(promotions);
    this.publisher = publisher;
  }

  /** Whether the baseline scorer can be given its first tables. */
  boolean isFirstDue() {
    return inputs.isFirstBundleDue() && inputs.exampleCount() > firstFailedAt;
  }

  /** The first bundle, when it is due. */
  void publishFirst() {
    if (!isFirstDue()) {
      return;
    }
    try {
      publisher.publish(firstBundle.make(inputs.snapshot(), inputs.versions()));
      inputs.tables().settled();
    } catch (NotTrainableException e) {
      LOG.warn("No first bundle from {} examples: {}", inputs.exampleCount(), e.getMessage());
      firstFailedAt = inputs.exampleCount();
    }
  }

  /** New tables for the champion, when they are due. */
  void refresh() {
    if (inputs.areTablesDue()) {
      publish();
    }
  }

  /**
   * New tables for a champion that was trained a moment ago, when much has come in the meantime.
   *
   * @param known how many examples its tables know
   */
  void refreshAfterTraining(long known) {
    if (inputs.tables().settledUpTo(known)) {
      publish();
    }
  }

  private void publish() {
    // Also when it comes to nothing: only more examples could change that.
    inputs.tables().settled();
    try {
      freshTables
          .make(inputs.tables(), inputs.snapshot(), inputs.versions())
          .ifPresent(publisher::publish);
    } catch (NotTrainableException e) {
      LOG.warn("No new tables from {} examples: {}", inputs.exampleCount(), e.getMessage());
    }
  }
}
