package dev.foretaste.api.orders;

import dev.foretaste.hashing.StableHash;
import dev.foretaste.orders.OrderFingerprint;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The orders that this instance appended last, or is appending: it covers the moment until the
 * stream has processed them. Bounded; holds hashes, no ids. Thread-safe.
 */
final class LatestAppends {
  private static final int REMEMBERED = 10_000;

  private final Map<Slot, CompletableFuture<Standing>> orders = new LinkedHashMap<>();

  /** Hashes of a customer id and of an order id. */
  record Slot(long customer, long order) {
    static Slot of(String customerId, OrderFingerprint fingerprint) {
      return new Slot(new StableHash().add(customerId).value(), fingerprint.id());
    }
  }

  /**
   * Enters an order; when its slot is taken already, nothing changes and the holder is returned.
   */
  synchronized Optional<CompletableFuture<Standing>> claim(
      Slot slot, CompletableFuture<Standing> standing) {
    CompletableFuture<Standing> holder = orders.putIfAbsent(slot, standing);
    if (orders.size() > REMEMBERED) {
      orders.remove(orders.keySet().iterator().next());
    }
    return Optional.ofNullable(holder);
  }

  /** Gives a slot back whose order was not appended. */
  synchronized void release(Slot slot, CompletableFuture<Standing> standing) {
    orders.remove(slot, standing);
  }
}
