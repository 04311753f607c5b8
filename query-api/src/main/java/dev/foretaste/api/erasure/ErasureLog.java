package dev.foretaste.api.erasure;

import dev.foretaste.api.log.LogPosition;
import dev.foretaste.schema.ErasureRequested;

/** The durable log that requests to forget customers are appended to. Thread-safe. */
@FunctionalInterface
public interface ErasureLog {
  /**
   * Appends a request behind the customer's events so far; returns once it is durable.
   *
   * @throws dev.foretaste.api.log.LogUnavailableException when the log does not say in time that it
   *     is; to append it again does no harm
   */
  LogPosition append(ErasureRequested request);
}
