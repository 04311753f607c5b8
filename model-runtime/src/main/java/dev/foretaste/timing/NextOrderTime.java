package dev.foretaste.timing;

import dev.foretaste.preferences.Rhythm;
import dev.foretaste.schema.CustomerPreferences;

/**
 * When a customer orders next, as of some time at which no order has come since the latest.
 *
 * @param expected by then the order has come with a probability of one half, in ms since
 *     1970-01-01T00:00Z; at most 3,650 days ahead, which says that no order is expected
 * @param within7Days probability of an order within 7 days from then on; 0 to 1
 * @param within30Days probability of an order within 30 days from then on; 0 to 1
 */
public record NextOrderTime(long expected, float within7Days, float within30Days) {
  private static final double MS_PER_DAY = 24.0 * 60 * 60 * 1_000;
  private static final double FARTHEST_DAYS = 3_650;

  /**
   * Computes it.
   *
   * @param customer at least one order
   * @param at in ms since 1970-01-01T00:00Z; taken to be no earlier than the latest order
   */
  public static NextOrderTime of(CustomerPreferences customer, TimingModel model, long at) {
    long now = Math.max(at, customer.getLastOrderTime());
    double elapsed = (now - customer.getLastOrderTime()) / MS_PER_DAY;
    Rhythm rhythm = Rhythm.of(customer);
    double wait = Math.min(FARTHEST_DAYS, model.medianDays(rhythm, elapsed));
    return new NextOrderTime(
        now + Math.round(wait * MS_PER_DAY),
        (float) model.probabilityWithin(rhythm, 7, elapsed),
        (float) model.probabilityWithin(rhythm, 30, elapsed));
  }
}
