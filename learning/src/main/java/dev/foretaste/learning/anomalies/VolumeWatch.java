package dev.foretaste.learning.anomalies;

import dev.foretaste.schema.DriftEvent;
import java.util.List;

/**
 * Many more or far fewer orders than at this time on other days. Counts are compared as 2 √(n +
 * 3/8), which has a variance of about 1 for a Poisson count (Anscombe, "The transformation of
 * Poisson, binomial and negative-binomial data", 1948): with the same window of the week where that
 * is known, else of the day.
 */
final class VolumeWatch implements Watch {
  static final String KIND = "volume";
  private static final String ALL = "all";

  /** Below half and above twice what is expected: less is no news for a shop. */
  private static final double FACTOR = 2;

  private static final double DEVIATIONS = 5;
  private static final int DAYS = 7;
  private static final int WEEKS = 4;
  private static final double SLOWEST = 0.1;

  private final RunningMoments[] ofDay;
  private final RunningMoments[] ofWeek;
  private boolean raised;

  VolumeWatch(int windowsPerDay) {
    ofDay = moments(windowsPerDay);
    ofWeek = moments(windowsPerDay * DAYS);
  }

  private static RunningMoments[] moments(int count) {
    RunningMoments[] moments = new RunningMoments[count];
    for (int i = 0; i < count; i++) {
      moments[i] = new RunningMoments(SLOWEST);
    }
    return moments;
  }

  @Override
  public void close(Window window, List<DriftEvent> events) {
    RunningMoments day = ofDay[(int) Math.floorMod(window.number(), (long) ofDay.length)];
    RunningMoments week = ofWeek[(int) Math.floorMod(window.number(), (long) ofWeek.length)];
    double seen = stabilised(window.count());
    if (week.count() >= WEEKS) {
      judge(window, seen, week, events);
    } else if (day.count() >= DAYS) {
      judge(window, seen, day, events);
    }
    day.add(seen);
    week.add(seen);
  }

  private void judge(Window window, double seen, RunningMoments usual, List<DriftEvent> events) {
    double expected = count(usual.mean());
    boolean unusual =
        Math.abs(seen - usual.mean()) > DEVIATIONS * Math.max(1, usual.deviation())
            && (window.count() > FACTOR * expected || window.count() < expected / FACTOR);
    if (unusual != raised) {
      raised = unusual;
      events.add(
          new DriftEvent(
              KIND,
              ALL,
              unusual ? RAISED : CLEARED,
              (double) window.count(),
              window.count() > expected ? FACTOR * expected : expected / FACTOR,
              window.from(),
              window.to(),
              window.count(),
              null,
              "%d orders where about %.0f are usual".formatted(window.count(), expected)));
    }
  }

  private static double stabilised(double count) {
    return 2 * Math.sqrt(count + 3.0 / 8);
  }

  private static double count(double stabilised) {
    return Math.max(0, stabilised * stabilised / 4 - 3.0 / 8);
  }
}
