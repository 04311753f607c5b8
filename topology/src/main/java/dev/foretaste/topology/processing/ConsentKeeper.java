package dev.foretaste.topology.processing;

import dev.foretaste.orders.OrderEvent;
import org.apache.kafka.streams.state.KeyValueStore;

/** Knows whose latest order came without consent to be learned from. Belongs to one task. */
final class ConsentKeeper {
  private static final String NO_MORE_TO_SAY = "";

  private final KeyValueStore<String, String> without;

  ConsentKeeper(KeyValueStore<String, String> without) {
    this.without = without;
  }

  /**
   * Takes an accepted event over.
   *
   * @return whether consent ends with it, so that examples of earlier orders are to be taken back
   */
  boolean endsWith(OrderEvent event) {
    if (!(event instanceof OrderEvent.Placed)) {
      return false;
    }
    String customerId = event.customerId();
    boolean hadEnded = without.get(customerId) != null;
    if (event.withholdsConsent() && !hadEnded) {
      without.put(customerId, NO_MORE_TO_SAY);
      return true;
    }
    if (!event.withholdsConsent() && hadEnded) {
      without.delete(customerId);
    }
    return false;
  }
}
