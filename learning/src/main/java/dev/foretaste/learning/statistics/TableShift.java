package dev.foretaste.learning.statistics;

import dev.foretaste.tables.ItemColumn;
import dev.foretaste.tables.ItemTables;

/** How far item tables have moved from others. Stateless and thread-safe. */
public final class TableShift {
  private TableShift() {}

  /**
   * Total variation distance between what was popular and what is: the share of recent demand that
   * would have to go to other items. 0 when nothing has moved, 1 when no item is in demand in both.
   */
  public static double popularity(ItemTables before, ItemTables after) {
    double total = demand(before);
    double totalAfter = demand(after);
    double common = 0;
    for (int item = 0; item < after.size(); item++) {
      int earlier = before.indexOf(after.itemIds().get(item));
      if (earlier != ItemTables.UNKNOWN) {
        common +=
            Math.min(
                before.value(ItemColumn.RECENT_POPULARITY, earlier) / total,
                after.value(ItemColumn.RECENT_POPULARITY, item) / totalAfter);
      }
    }
    return before.size() == 0 && after.size() == 0 ? 0 : Math.max(0, 1 - common);
  }

  private static double demand(ItemTables tables) {
    double demand = 0;
    for (float share : tables.column(ItemColumn.RECENT_POPULARITY)) {
      demand += share;
    }
    return demand;
  }
}
