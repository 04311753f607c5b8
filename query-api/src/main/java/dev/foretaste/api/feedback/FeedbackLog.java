package dev.foretaste.api.feedback;

import dev.foretaste.api.log.LogPosition;
import dev.foretaste.schema.FeedbackGiven;

/** The durable log that feedback is appended to. Implementations are thread-safe. */
@FunctionalInterface
public interface FeedbackLog {
  /**
   * Appends feedback; returns once it is durable.
   *
   * @throws dev.foretaste.api.orders.LogUnavailableException when the log does not say in time that
   *     it is; it may become so later, and to append it again does no harm
   */
  LogPosition append(FeedbackGiven feedback);
}
