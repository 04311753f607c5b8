package dev.foretaste.timing;

import java.util.List;

/**
 * Share of next orders that have not come after some time: piecewise exponential, starting at 1.
 *
 * @param times in any unit, ascending, above 0
 * @param survival share at those times, not ascending, above 0, at most 1
 * @param tailHazard rate per unit of time after the last of them, above 0
 */
public record SurvivalCurve(List<Double> times, List<Double> survival, double tailHazard) {

  /**
   * Keeps a copy.
   *
   * @throws IllegalArgumentException when a number is out of its range
   */
  public SurvivalCurve {
    times = List.copyOf(times);
    survival = List.copyOf(survival);
    if (times.size() != survival.size() || !(tailHazard > 0) || Double.isInfinite(tailHazard)) {
      throw new IllegalArgumentException("a timing curve needs a share per time, and a tail");
    }
    double start = 0;
    double left = 1;
    for (int k = 0; k < times.size(); k++) {
      if (!(times.get(k) > start) || !(survival.get(k) > 0) || !(survival.get(k) <= left)) {
        throw new IllegalArgumentException("a timing curve must go on in time and fall in share");
      }
      start = times.get(k);
      left = survival.get(k);
    }
  }

  /** The cumulative hazard, minus the logarithm of the share that is left; time is 0 or more. */
  public double cumulativeHazard(double time) {
    double start = 0;
    double hazard = 0;
    for (int k = 0; k < times.size(); k++) {
      double end = times.get(k);
      double next = -StrictMath.log(survival.get(k));
      if (time <= end) {
        return hazard + (next - hazard) * (time - start) / (end - start);
      }
      start = end;
      hazard = next;
    }
    return hazard + tailHazard * (time - start);
  }

  /** The latest time at which the cumulative hazard has not passed a value of 0 or more. */
  public double timeAt(double cumulativeHazard) {
    double start = 0;
    double hazard = 0;
    for (int k = 0; k < times.size(); k++) {
      double end = times.get(k);
      double next = -StrictMath.log(survival.get(k));
      if (cumulativeHazard < next) {
        return start + (end - start) * (cumulativeHazard - hazard) / (next - hazard);
      }
      start = end;
      hazard = next;
    }
    return start + (cumulativeHazard - hazard) / tailHazard;
  }
}
