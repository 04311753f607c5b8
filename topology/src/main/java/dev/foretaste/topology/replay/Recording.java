package dev.foretaste.topology.replay;

import dev.foretaste.schema.FeedbackGiven;
import dev.foretaste.schema.JournalEntry;
import java.util.Optional;
import java.util.SortedMap;

/** What a live stream noted about one partition of its orders. Belongs to one task. */
interface Recording extends AutoCloseable {

  /**
   * Waits until the live stream has committed an order, or has left it to another stream.
   *
   * @throws dev.foretaste.topology.inputs.InputNotLoadedException when it has not in time
   */
  void awaitProcessed(long ordersOffset);

  /** Takes the next entry of the journal that concerns an order up to this one. */
  Optional<JournalEntry> takeUpTo(long ordersOffset);

  /**
   * Feedback that the journal names.
   *
   * @throws dev.foretaste.topology.inputs.InputNotLoadedException when it is not there
   */
  FeedbackGiven feedback(int partition, long offset);

  /** Feedback below an offset of its topic that was not asked for, by its offset, in sequence. */
  SortedMap<Long, FeedbackGiven> feedbackLeftOver(long below);

  @Override
  void close();
}
