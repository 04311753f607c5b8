package dev.foretaste.api.orders;

import dev.foretaste.api.log.LogPosition;
import dev.foretaste.api.log.LogUnavailableException;
import dev.foretaste.schema.OrderPlaced;
import java.util.concurrent.CompletableFuture;

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

  /**
   * Appends an order without waiting for it to be durable, where the log can; orders are appended
   * in the sequence of the calls. The future fails as {@link #append} does.
   */
  default CompletableFuture<LogPosition> send(OrderPlaced order) {
    try {
      return CompletableFuture.completedFuture(append(order));
    } catch (LogUnavailableException e) {
      return CompletableFuture.failedFuture(e);
    }
  }
}
