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
import java.util.function.Function;

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
    return await(begin(order, valid -> CompletableFuture.completedFuture(log.append(valid))));
  }

  /** Takes a valid order without waiting for the log; orders stand there in the calls' sequence. */
  CompletableFuture<Receipt> send(OrderPlaced order) {
    return begin(order, log::send);
  }

  /**
   * What became of an order that was sent.
   *
   * @throws LogUnavailableException when the log does not take it in time
   */
  static Receipt await(CompletableFuture<Receipt> receipt) {
    try {
      return receipt.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof LogUnavailableException unavailable
          ? new LogUnavailableException(unavailable.getMessage(), unavailable)
          : e;
    }
  }

  private CompletableFuture<Receipt> begin(
      OrderPlaced order, Function<OrderPlaced, CompletableFuture<LogPosition>> append) {
    OrderFingerprint fingerprint = OrderFingerprint.of(new OrderEvent.Placed(order));
    var slot = LatestAppends.Slot.of(order.getCustomerId(), fingerprint);
    CompletableFuture<Standing> mine = new CompletableFuture<>();
    Optional<CompletableFuture<Standing>> earlier = latest.claim(slot, mine);
    if (earlier.isPresent()) {
      return earlier.get().thenApply(standing -> standing.compare(fingerprint));
    }
    try {
      Optional<Standing> processed = processed(order.getCustomerId(), fingerprint);
      if (processed.isPresent()) {
        mine.complete(processed.get());
        return CompletableFuture.completedFuture(processed.get().compare(fingerprint));
      }
      return append
          .apply(order)
          .whenComplete((position, failure) -> settle(slot, mine, fingerprint, position, failure))
          .thenApply(Receipt.Appended::new);
    } catch (RuntimeException | Error e) {
      latest.release(slot, mine);
      mine.completeExceptionally(e);
      throw e;
    }
  }

  private void settle(
      LatestAppends.Slot slot,
      CompletableFuture<Standing> mine,
      OrderFingerprint fingerprint,
      LogPosition position,
      Throwable failure) {
    if (failure == null) {
      mine.complete(new Standing(fingerprint.content(), position));
    } else {
      latest.release(slot, mine);
      mine.completeExceptionally(failure);
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
}
