package dev.foretaste.timing;

import dev.foretaste.preferences.Rhythm;
import java.util.EnumMap;
import java.util.Map;

/**
 * When a customer orders next, from the customer's own rhythm: an accelerated failure time model
 * (Kalbfleisch and Prentice, "The Statistical Analysis of Failure Time Data", 2nd ed. 2002, chapter
 * 7). Time runs in units of the customer's scale, the geometric mean of the gaps so far, drawn to
 * the typical gap of all customers (the fewer gaps, the more); what share of orders comes by when
 * in these units is a curve per kind of rhythm. Immutable and thread-safe.
 *
 * @param typicalGapDays scale of a customer without a gap; above 0
 * @param priorWeight weight of that against the customer's own gaps; above 0
 * @param curves one per kind
 */
public record TimingModel(
    double typicalGapDays, double priorWeight, Map<RhythmKind, SurvivalCurve> curves) {

  private static final double HALF = StrictMath.log(2);

  /**
   * Keeps a copy.
   *
   * @throws IllegalArgumentException when a number is out of its range or a curve is missing
   */
  public TimingModel {
    if (!isPositive(typicalGapDays) || !isPositive(priorWeight)) {
      throw new IllegalArgumentException("typical gap and prior weight must be above 0");
    }
    if (curves.size() != RhythmKind.values().length) {
      throw new IllegalArgumentException("there must be a timing curve per kind of rhythm");
    }
    curves = Map.copyOf(new EnumMap<>(curves));
  }

  private static boolean isPositive(double value) {
    return value > 0 && Double.isFinite(value);
  }

  /** The customer's scale in days; above 0. */
  public double scale(Rhythm rhythm) {
    return scale(rhythm, StrictMath.log(typicalGapDays), priorWeight);
  }

  /** The scale with a prior: the mean logarithm of the typical gap, and its weight. */
  public static double scale(Rhythm rhythm, double priorLog, double priorWeight) {
    return StrictMath.exp(
        (rhythm.logSum() + priorWeight * priorLog) / (rhythm.weight() + priorWeight));
  }

  /**
   * Probability that the next order comes within a time, given that none has come so far.
   *
   * @param days from now on; 0 or more
   * @param elapsed days since the latest order; 0 or more
   */
  public double probabilityWithin(Rhythm rhythm, double days, double elapsed) {
    double scale = scale(rhythm);
    SurvivalCurve curve = curves.get(RhythmKind.of(rhythm));
    double before = curve.cumulativeHazard(elapsed / scale);
    double after = curve.cumulativeHazard((elapsed + days) / scale);
    return 1 - StrictMath.exp(before - after);
  }

  /**
   * Days from now on within which the next order comes with a probability of one half, given that
   * none has come so far.
   *
   * @param elapsed days since the latest order; 0 or more
   */
  public double medianDays(Rhythm rhythm, double elapsed) {
    double scale = scale(rhythm);
    SurvivalCurve curve = curves.get(RhythmKind.of(rhythm));
    double before = curve.cumulativeHazard(elapsed / scale);
    return Math.max(0, curve.timeAt(before + HALF) * scale - elapsed);
  }
}
