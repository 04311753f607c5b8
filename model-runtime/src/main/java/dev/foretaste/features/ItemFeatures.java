package dev.foretaste.features;

import dev.foretaste.candidates.Candidate;
import dev.foretaste.tables.ItemColumn;
import java.util.Arrays;
import java.util.List;

/** What all customers together say about the item; missing when the tables do not know it. */
final class ItemFeatures implements FeatureGroup {
  @Override
  public FeatureKind kind() {
    return FeatureKind.ITEM;
  }

  @Override
  public List<String> names() {
    return Arrays.stream(ItemColumn.values()).map(column -> "item_" + column.key()).toList();
  }

  @Override
  public void write(CustomerView view, Candidate candidate, float[] row, int at) {
    view.tables().write(candidate.index(), row, at);
  }
}
