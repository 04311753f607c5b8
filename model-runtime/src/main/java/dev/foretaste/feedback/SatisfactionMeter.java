package dev.foretaste.feedback;

import dev.foretaste.schema.Satisfaction;

/** Sums ratings up. Pure and thread-safe. */
public final class SatisfactionMeter {
  private SatisfactionMeter() {}

  /** The summary of no ratings. */
  public static Satisfaction none() {
    return new Satisfaction(0L, 0L, 0, 0L, 0L, 0L);
  }

  /** The summary with one more rating, 1 to 5. */
  public static Satisfaction add(Satisfaction before, int rating) {
    boolean negative = rating <= Ratings.NEGATIVE_UP_TO;
    boolean positive = rating >= Ratings.POSITIVE_FROM;
    return new Satisfaction(
        before.getRatings() + 1,
        before.getRatingSum() + rating,
        rating,
        before.getNegative() + (negative ? 1 : 0),
        before.getNeutral() + (negative || positive ? 0 : 1),
        before.getPositive() + (positive ? 1 : 0));
  }
}
