package dev.foretaste.features;

import dev.foretaste.candidates.Candidate;
import dev.foretaste.candidates.Candidates;
import dev.foretaste.schema.CustomerPreferences;
import dev.foretaste.tables.ItemTables;
import java.util.Collections;
import java.util.List;

/**
 * Turns candidates into the matrix that is scored: {@code features = vectorize(preferences,
 * candidates, tables)}. Serving, training and verification all call this code. Stateless and
 * thread-safe.
 */
public final class FeatureVectorizer {
  private static final List<FeatureGroup> GROUPS =
      List.of(
          new OwnWeightFeatures(),
          new OwnRecencyFeatures(),
          new CustomerFeatures(),
          new ItemFeatures(),
          new RelatedItemFeatures(),
          new ContextFeatures());

  /** The features, in the sequence of the matrix's columns. */
  public static final FeatureSchema SCHEMA =
      FeatureSchema.of(GROUPS.stream().flatMap(group -> group.names().stream()).toList());

  /** What each feature is about, in the sequence of the matrix's columns. */
  public static final List<FeatureKind> KINDS =
      GROUPS.stream()
          .flatMap(group -> Collections.nCopies(group.names().size(), group.kind()).stream())
          .toList();

  private static final int[] SIZES = GROUPS.stream().mapToInt(g -> g.names().size()).toArray();

  /**
   * Computes the features of all candidates, as of the customer's latest order.
   *
   * @param customer at least one order
   * @param candidates made from the same customer and tables
   */
  public FeatureMatrix vectorize(
      CustomerPreferences customer, Candidates candidates, ItemTables tables) {
    return vectorize(customer, candidates, tables, Context.standing(customer));
  }

  /**
   * Computes the features of all candidates in a context.
   *
   * @param customer at least one order
   * @param candidates made from the same customer and tables
   */
  public FeatureMatrix vectorize(
      CustomerPreferences customer, Candidates candidates, ItemTables tables, Context context) {
    CustomerView view = new CustomerView(customer, context, tables, candidates.related());
    List<Candidate> items = candidates.items();
    float[] values = new float[items.size() * SCHEMA.size()];
    int columns = SCHEMA.size();
    int at = 0;
    for (int g = 0; g < SIZES.length; g++) {
      FeatureGroup group = GROUPS.get(g);
      for (int row = 0; row < items.size(); row++) {
        if (row > 0 && group.isSameForAll()) {
          System.arraycopy(values, at, values, row * columns + at, SIZES[g]);
        } else {
          group.write(view, items.get(row), values, row * columns + at);
        }
      }
      at += SIZES[g];
    }
    return new FeatureMatrix(values, items.size(), SCHEMA.size());
  }
}
