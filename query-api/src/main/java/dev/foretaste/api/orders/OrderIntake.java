package dev.foretaste.api.orders;

import dev.foretaste.api.customers.CustomerReader;
import dev.foretaste.api.log.LogPosition;
import dev.foretaste.api.log.LogUnavailableException;
import dev.foretaste.orders.OrderEvent;
import dev.foretaste.orders.OrderFingerprint;
import dev.foretaste.prediction.RecentOrders;
import dev.foretaste.schema.CustomerState;
import dev.foretaste.schema.OrderPlaced;
import dev.foretaste.topology.query.CustomerLookup;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Appends each order once. What the stream has processed is found in the customer's state, what it
 * has not processed yet among this instance's own latest appends; beyond those, the stream itself
 * recognises duplicates. Thread-safe: of two equal orders at the same time, one waits for the
 * other.
 */
final class OrderIntake {
  private final OrderLog log;
  private final CustomerReader customers;
  private final LatestAppends latest = new LatestAppends();

  OrderIntake(OrderLog log, CustomerReader customers) {
    this.log = log;
    this.customers = customers;
  }

  /**
   * Takes a valid order.
   *
   * @throws LogUnavailableException when the log does not take it in time
   */
  Receipt take(OrderPlaced order) {
    OrderFingerprint fingerprint = OrderFingerprint.of(new OrderEvent.Placed(order));
    var slot = LatestAppends.Slot.of(order.getCustomerId(), fingerprint);
    CompletableFuture<Standing> mine = new CompletableFuture<>();
    Optional<CompletableFuture<Standing>> earlier = latest.claim(slot, mine);
    if (earlier.isPresent()) {
      return await(earlier.get()).compare(fingerprint);
    }
    try {
      Optional<Standing> processed = processed(order.getCustomerId(), fingerprint);
      if (processed.isPresent()) {
        mine.complete(processed.get());
        return processed.get().compare(fingerprint);
      }
      LogPosition position = log.append(order);
      mine.complete(new Standing(fingerprint.content(), position));
      return new Receipt.Appended(position);
    } catch (RuntimeException | Error e) {
      latest.release(slot, mine);
      mine.completeExceptionally(e);
      throw e;
    }
  }

  private Optional<Standing> processed(String customerId, OrderFingerprint fingerprint) {
    if (!(customers.find(customerId) instanceof CustomerLookup.Found found)) {
      return Optional.empty();
    }
    CustomerState state = found.state();
    return RecentOrders.find(state.getRecentOrders(), fingerprint)
        .map(
            order ->
                new Standing(
                    order.getContentHash(),
                    new LogPosition(
                        state.getPreferences().getOrdersPartition(), order.getOrdersOffset())));
  }

  private static Standing await(CompletableFuture<Standing> standing) {
    try {
      return standing.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof LogUnavailableException unavailable
          ? new LogUnavailableException(unavailable.getMessage(), unavailable)
          : e;
    }
  }
}
