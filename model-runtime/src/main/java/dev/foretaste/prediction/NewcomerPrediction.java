package dev.foretaste.prediction;

import dev.foretaste.bundle.ScoringModel;
import dev.foretaste.candidates.Menu;
import dev.foretaste.schema.RankedItem;
import dev.foretaste.tables.ItemColumn;
import dev.foretaste.tables.ItemTables;
import java.util.List;

/**
 * What somebody is likely to order of whom no order is known: what is popular now. Basis {@link
 * Basis#POPULARITY}. Stateless and thread-safe.
 */
public final class NewcomerPrediction {
  private NewcomerPrediction() {}

  /**
   * The most popular items on the menu, best first, at most {@link NextOrderPredictor#MAX_RANKED};
   * none while no tables have been learned.
   *
   * @return score and probability are both the share of recent orders that had the item
   */
  public static List<RankedItem> of(ScoringModel model, Menu menu) {
    ItemTables tables = model.tables();
    return tables.itemIds().stream()
        .filter(menu::offers)
        .limit(NextOrderPredictor.MAX_RANKED)
        .map(
            itemId -> {
              float share = tables.value(ItemColumn.RECENT_POPULARITY, tables.indexOf(itemId));
              return new RankedItem(itemId, share, share);
            })
        .toList();
  }
}
