package dev.foretaste.evaluation.production;

import dev.foretaste.prediction.PrequentialLoop;
import dev.foretaste.preferences.PreferenceLearner;
import dev.foretaste.tables.ItemTables;
import java.util.Optional;

/**
 * How an evaluated model differs from the one that serves, to see what its parts are worth.
 *
 * @param maxItems most items kept per customer; 1 or more
 * @param without a table that its trees are neither trained nor asked with
 */
public record Variant(int maxItems, Optional<Table> without) {
  /** What serves. */
  public static final Variant PRODUCTION =
      new Variant(PreferenceLearner.MAX_ITEMS, Optional.empty());

  /** The same without a table. */
  Variant without(Table table) {
    return new Variant(maxItems, Optional.of(table));
  }

  /** The same with another number of items. */
  public Variant withMaxItems(int items) {
    return new Variant(items, without);
  }

  String name() {
    return "foretaste" + without.map(table -> "-without-" + table.key()).orElse("");
  }

  PrequentialLoop loop() {
    return new PrequentialLoop(new PreferenceLearner(maxItems));
  }

  ItemTables seen(ItemTables tables) {
    return without.map(table -> table.blank(tables)).orElse(tables);
  }
}
