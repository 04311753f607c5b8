package dev.foretaste.oracle;

import dev.foretaste.features.Context;
import dev.foretaste.features.FeatureVectorizer;
import dev.foretaste.tables.ItemTables;
import java.util.List;
import java.util.Optional;

/**
 * Recomputes the features of one customer from all of the customer's order events. Slow and simple:
 * every weight is a sum over all orders. Mutable and not thread-safe.
 *
 * <p>It forgets nothing, so it cannot follow customers of whom production evicted items; see {@link
 * #canFollow}.
 */
public final class NaiveCustomer {
  private static final float TOLERANCE = 1e-5f;

  private final OrderHistory history = new OrderHistory();

  /** Notes an event that counts; events come in the sequence of their arrival. */
  public void add(HistoryEvent event) {
    history.add(event);
  }

  /** Whether production kept all of the customer's items too. */
  public boolean canFollow() {
    return !history.everBeyondCapacity();
  }

  /**
   * Computes the features of candidates after all events so far, of which at least one is an order.
   *
   * @param tables of the model that scored
   * @param itemIds the candidates
   * @return per candidate one row, columns as in {@link FeatureVectorizer#SCHEMA}, NaN for missing
   */
  public float[][] matrix(ItemTables tables, List<String> itemIds) {
    long latest = (long) CustomerTotals.of(history).latestTime();
    return matrix(tables, itemIds, new Context(latest, Optional.empty()));
  }

  /** As the other method, in a context. */
  public float[][] matrix(ItemTables tables, List<String> itemIds, Context context) {
    List<String> names = FeatureVectorizer.SCHEMA.names();
    CustomerTotals totals = CustomerTotals.of(history).asOf(context.asOf());
    OccasionFormulas occasion = new OccasionFormulas(history, totals, context);
    RelationFormulas relations = new RelationFormulas(history, tables);
    float[][] matrix = new float[itemIds.size()][names.size()];
    for (int row = 0; row < matrix.length; row++) {
      CandidateFormulas formulas =
          new CandidateFormulas(history, totals, tables, relations, occasion, itemIds.get(row));
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
