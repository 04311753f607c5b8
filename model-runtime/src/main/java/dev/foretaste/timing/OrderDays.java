package dev.foretaste.timing;

import dev.foretaste.schema.OrderPrediction;
import java.util.Arrays;
import java.util.Optional;

/**
 * On which days a customer's next order comes, made of what a standing prediction says: the hazard
 * is constant between the order, the expected time, 7 days and 30 days (a piecewise exponential
 * distribution through those three probabilities), and after that as it was before. Days are UTC,
 * counted from 1970-01-01.
 */
public final class OrderDays {
  /** How many days are looked at. */
  public static final int DAYS = 8;

  private static final long MS_PER_DAY = 24L * 60 * 60 * 1_000;
  private static final double WEEK = 7.0 * MS_PER_DAY;
  private static final double MONTH = 30.0 * MS_PER_DAY;

  /** Probabilities are kept this far from 1, where the hazard would be infinite. */
  private static final double CERTAIN = 1 - 1e-6;

  private final double[] times;
  private final double[] hazards;
  private final long asOf;

  private OrderDays(long asOf, double[][] points) {
    this.asOf = asOf;
    Arrays.sort(points, (one, other) -> Double.compare(one[0], other[0]));
    times = new double[points.length];
    hazards = new double[points.length];
    for (int i = 0; i < points.length; i++) {
      times[i] = points[i][0];
      hazards[i] = i == 0 ? points[i][1] : Math.max(hazards[i - 1], points[i][1]);
    }
  }

  /** What a prediction says; empty when it says nothing about time. */
  public static Optional<OrderDays> of(OrderPrediction prediction) {
    if (prediction.getExpectedNextOrderTime() == null
        || prediction.getOrderWithin7Days() == null
        || prediction.getOrderWithin30Days() == null) {
      return Optional.empty();
    }
    double expected = Math.max(1, prediction.getExpectedNextOrderTime() - prediction.getAsOf());
    return Optional.of(
        new OrderDays(
            prediction.getAsOf(),
            new double[][] {
              {expected, StrictMath.log(2)},
              {WEEK, hazard(prediction.getOrderWithin7Days())},
              {MONTH, hazard(prediction.getOrderWithin30Days())}
            }));
  }

  /** The day of a time in ms since 1970-01-01T00:00Z. */
  public static long dayOf(long time) {
    return Math.floorDiv(time, MS_PER_DAY);
  }

  /**
   * Probabilities that the next order comes on each of {@link #DAYS} days.
   *
   * @param first the first of them; no order has come before it began, or since the latest one
   */
  public double[] from(long first) {
    double known = hazardAt(Math.max(0, first * MS_PER_DAY - asOf));
    double[] probabilities = new double[DAYS];
    double left = 1;
    for (int i = 0; i < DAYS; i++) {
      double end = Math.max(0, (first + i + 1) * MS_PER_DAY - asOf);
      double after = StrictMath.exp(known - hazardAt(end));
      probabilities[i] = Math.max(0, left - after);
      left = Math.min(left, after);
    }
    return probabilities;
  }

  private double hazardAt(double time) {
    double start = 0;
    double hazard = 0;
    double slope = 0;
    for (int i = 0; i < times.length; i++) {
      if (times[i] > start) {
        slope = (hazards[i] - hazard) / (times[i] - start);
      }
      if (time <= times[i]) {
        return hazard + slope * (time - start);
      }
      start = times[i];
      hazard = hazards[i];
    }
    return hazard + slope * (time - start);
  }

  private static double hazard(double probability) {
    return -StrictMath.log(1 - Math.min(CERTAIN, Math.max(0, probability)));
  }
}
