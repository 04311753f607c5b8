package dev.foretaste.oracle;

import dev.foretaste.features.FeatureVectorizer;
import dev.foretaste.tables.ItemTables;
import java.util.List;

/**
 * Recomputes features from all of a customer's order events. Slow and simple: every weight is a sum
 * over all orders. Stateless and thread-safe.
 *
 * <p>It forgets nothing, so it cannot follow customers of whom production evicted items; see {@link
 * #canFollow}.
 */
public final class NaiveFeatures {
  private static final float TOLERANCE = 1e-5f;

  /**
   * Whether production kept all of the customer's items too.
   *
   * @param history in the sequence of arrival
   */
  public boolean canFollow(List<HistoryEvent> history) {
    return !new OrderHistory(history).everBeyondCapacity();
  }

  /**
   * Computes the features of candidates after a history.
   *
   * @param history in the sequence of arrival; at least one order
   * @param tables of the model that scored
   * @param itemIds the candidates
   * @return per candidate one row, columns as in {@link FeatureVectorizer#SCHEMA}, NaN for missing
   */
  public float[][] matrix(List<HistoryEvent> history, ItemTables tables, List<String> itemIds) {
    OrderHistory orders = new OrderHistory(history);
    List<String> names = FeatureVectorizer.SCHEMA.names();
    float[][] matrix = new float[itemIds.size()][names.size()];
    for (int row = 0; row < matrix.length; row++) {
      CandidateFormulas formulas = new CandidateFormulas(orders, tables, itemIds.get(row));
      for (int column = 0; column < names.size(); column++) {
        matrix[row][column] = (float) formulas.value(names.get(column));
      }
    }
    return matrix;
  }

  /** Whether two values of a feature agree: both missing, or within 1e-5, absolute or relative. */
  public static boolean agree(float one, float other) {
    if (Float.isNaN(one) || Float.isNaN(other)) {
      return Float.isNaN(one) && Float.isNaN(other);
    }
    if (Float.isInfinite(one) || Float.isInfinite(other)) {
      return one == other;
    }
    float scale = Math.max(1, Math.max(Math.abs(one), Math.abs(other)));
    return Math.abs(one - other) <= TOLERANCE * scale;
  }
}
