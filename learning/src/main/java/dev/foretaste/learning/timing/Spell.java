package dev.foretaste.learning.timing;

import dev.foretaste.preferences.Rhythm;

/**
 * The time from an order to the next one, or to the end of what is known.
 *
 * @param customerId the customer
 * @param rhythm known when it begins
 * @param start time of the order it begins with, in ms since 1970-01-01T00:00Z
 * @param end time of the next order, or until which none had come, in the same unit
 * @param ordered whether it ends with an order; otherwise it is right-censored
 */
public record Spell(String customerId, Rhythm rhythm, long start, long end, boolean ordered) {

  /** Its length in days; above 0. */
  double days() {
    return Rhythm.days(end - start);
  }

  /** As it was known at an earlier time, which is not before its start. */
  Spell knownAt(long time) {
    return time >= end ? this : new Spell(customerId, rhythm, start, time, false);
  }
}
