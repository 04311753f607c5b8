package dev.foretaste.learning.anomalies;

import java.time.Duration;

/**
 * How the stream of orders is watched.
 *
 * @param window length of an event-time window; divides a day
 * @param grace how late an order may be and still count in its window
 */
public record AnomalySettings(Duration window, Duration grace) {
  private static final Duration DAY = Duration.ofDays(1);

  /** Checks. */
  public AnomalySettings {
    if (window.isNegative() || window.isZero() || DAY.toMillis() % window.toMillis() != 0) {
      throw new IllegalArgumentException("the window must divide a day, for example PT1H");
    }
    if (grace.isNegative() || grace.compareTo(DAY) > 0) {
      throw new IllegalArgumentException("the grace must be 0 or more and at most a day");
    }
  }

  /** Windows of an hour, orders at most a quarter of an hour late. */
  public static AnomalySettings standard() {
    return new AnomalySettings(Duration.ofHours(1), Duration.ofMinutes(15));
  }

  /** Windows in a day. */
  int perDay() {
    return (int) (DAY.toMillis() / window.toMillis());
  }
}
