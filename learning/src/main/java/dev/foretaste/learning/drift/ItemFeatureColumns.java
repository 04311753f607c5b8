package dev.foretaste.learning.drift;

import dev.foretaste.features.FeatureKind;
import dev.foretaste.features.FeatureMatrix;
import dev.foretaste.features.FeatureVectorizer;
import java.util.stream.IntStream;

/** The features that are the same for everybody who is offered an item. */
final class ItemFeatureColumns {
  private static final int[] COLUMNS =
      IntStream.range(0, FeatureVectorizer.SCHEMA.size())
          .filter(ItemFeatureColumns::isOfItem)
          .toArray();

  private ItemFeatureColumns() {}

  /** Whether a quantity is one of them. */
  static boolean isOfItem(Quantity quantity) {
    return quantity.kind().equals(Quantity.FEATURE)
        && isOfItem(FeatureVectorizer.SCHEMA.indexOf(quantity.name()));
  }

  private static boolean isOfItem(int column) {
    return FeatureVectorizer.KINDS.get(column) == FeatureKind.ITEM;
  }

  /** The same number for rows of the same item and the same tables, mostly another for others. */
  static int itemOf(FeatureMatrix rows, int row) {
    int hash = 0;
    for (int column : COLUMNS) {
      hash = 31 * hash + Float.hashCode(rows.at(row, column));
    }
    return hash;
  }
}
