package dev.foretaste.explanation;

import dev.foretaste.schema.Basket;
import dev.foretaste.schema.BasketLine;
import dev.foretaste.schema.CustomerPreferences;
import dev.foretaste.schema.ItemPreference;
import dev.foretaste.tables.ItemTables;
import dev.foretaste.tables.Neighbours;
import java.util.List;
import java.util.Optional;

/**
 * The strongest known way in which one of the customer's items points at another item.
 *
 * @param source the customer's item
 * @param strength as {@link Neighbours} has it for the kind; above 0
 */
record Relation(Kind kind, String source, float strength) {
  /** From what to what a relation goes. */
  enum Kind {
    /**
     * From an item of the latest basket: share of orders with it that are followed by the other.
     */
    NEXT,
    /** From an item of the latest basket to what stands in the same orders. */
    TOGETHER,
    /** From any item of the customer to what stands in the same or later orders. */
    EARLIER
  }

  /** The relation to an item, the first kind for which there is one. */
  static Optional<Relation> to(String itemId, CustomerPreferences customer, ItemTables tables) {
    int item = tables.indexOf(itemId);
    if (item == ItemTables.UNKNOWN) {
      return Optional.empty();
    }
    List<Basket> baskets = customer.getRecentBaskets();
    List<String> latest =
        baskets.isEmpty()
            ? List.of()
            : baskets.get(baskets.size() - 1).getLines().stream()
                .map(BasketLine::getItemId)
                .toList();
    List<String> all = customer.getItems().stream().map(ItemPreference::getItemId).toList();
    return strongest(Kind.NEXT, tables.next(), latest, item, tables)
        .or(() -> strongest(Kind.TOGETHER, tables.together(), latest, item, tables))
        .or(() -> strongest(Kind.EARLIER, tables.later(), all, item, tables))
        .or(() -> strongest(Kind.EARLIER, tables.together(), all, item, tables));
  }

  private static Optional<Relation> strongest(
      Kind kind, Neighbours neighbours, List<String> sources, int item, ItemTables tables) {
    Relation strongest = null;
    for (String source : sources) {
      int from = tables.indexOf(source);
      if (from == ItemTables.UNKNOWN) {
        continue;
      }
      for (int at = neighbours.begin(from); at < neighbours.end(from); at++) {
        float strength = neighbours.weight(at);
        if (neighbours.item(at) == item
            && strength > (strongest == null ? 0 : strongest.strength())) {
          strongest = new Relation(kind, source, strength);
        }
      }
    }
    return Optional.ofNullable(strongest);
  }
}
