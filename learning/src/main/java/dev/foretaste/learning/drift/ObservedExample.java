package dev.foretaste.learning.drift;

import dev.foretaste.features.FeatureMatrix;
import dev.foretaste.scoring.Scorer;
import java.util.List;

/**
 * What is looked at of a labelled prediction.
 *
 * @param customerId the customer; examples of one customer are not independent
 * @param eventTime time of the label, in ms since 1970-01-01T00:00Z
 * @param rows features of some of the candidates
 * @param margins one per row
 * @param ordered the distinct items that were ordered; at least one
 */
public record ObservedExample(
    String customerId, long eventTime, FeatureMatrix rows, float[] margins, List<String> ordered) {

  /** Most rows that are looked at; the rest of a customer's candidates says little more. */
  static final int MOST_ROWS = 16;

  /** Takes candidates at equal distances, so that all sources of candidates are among them. */
  public static ObservedExample of(
      String customerId,
      long eventTime,
      FeatureMatrix candidates,
      Scorer scorer,
      List<String> ordered) {
    FeatureMatrix rows = sample(candidates);
    return new ObservedExample(customerId, eventTime, rows, scorer.margins(rows), ordered);
  }

  private static FeatureMatrix sample(FeatureMatrix candidates) {
    int taken = Math.min(MOST_ROWS, candidates.rows());
    int columns = candidates.columns();
    float[] values = new float[taken * columns];
    for (int row = 0; row < taken; row++) {
      int from = (int) ((long) row * candidates.rows() / taken) * columns;
      System.arraycopy(candidates.values(), from, values, row * columns, columns);
    }
    return new FeatureMatrix(values, taken, columns);
  }
}
