package dev.foretaste.api.orders;

import dev.foretaste.api.log.LogPosition;
import dev.foretaste.api.log.LogUnavailableException;
import dev.foretaste.schema.OrderPlaced;

/** The durable log that orders are appended to. Implementations are thread-safe. */
@FunctionalInterface
public interface OrderLog {
  /**
   * Appends an order; returns once it is durable.
   *
   * @throws LogUnavailableException when the log does not say in time that it is; it may become so
   *     later, and to append the order again does no harm
   */
  LogPosition append(OrderPlaced order);
}
