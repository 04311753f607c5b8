package dev.foretaste.features;

import dev.foretaste.schema.CustomerPreferences;
import java.util.Optional;

/**
 * When and where a customer is about to order, as far as it is known.
 *
 * @param asOf the point in event time for which features are computed, in ms since
 *     1970-01-01T00:00Z; not before the customer's latest order
 * @param occasion store and channel of the order at that time; empty while nobody knows when and
 *     where the next order will be, asOf is then the time of the latest one
 */
public record Context(long asOf, Optional<Occasion> occasion) {

  /**
   * Where an order is placed.
   *
   * @param storeId the store; may be empty
   * @param channel the channel; may be empty
   */
  public record Occasion(String storeId, String channel) {}

  /** Of a standing prediction: made right after the customer's latest order. */
  public static Context standing(CustomerPreferences customer) {
    return new Context(customer.getLastOrderTime(), Optional.empty());
  }

  /** Of an order that is placed, or of somebody who is about to order now. */
  public static Context of(CustomerPreferences customer, long now, String storeId, String channel) {
    return new Context(
        Math.max(now, customer.getLastOrderTime()), Optional.of(new Occasion(storeId, channel)));
  }
}
