package dev.foretaste.api.stream;

import dev.foretaste.api.problem.ProblemException;
import java.util.Optional;

/** Events that clients can follow. Implementations are thread-safe. */
@FunctionalInterface
public interface EventFeed {
  /**
   * Begins to follow.
   *
   * @param lastEventId id of the event after which to go on; empty for events from now on
   * @throws ProblemException when no event has the id, or the events cannot be had right now
   */
  EventSubscription open(Optional<String> lastEventId);
}
