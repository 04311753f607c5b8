package dev.foretaste.evaluation.production;

import dev.foretaste.tables.ItemColumn;
import dev.foretaste.tables.ItemTables;
import dev.foretaste.tables.Neighbours;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One of the tables of a bundle: a relation between items or a figure per item. Immutable.
 *
 * @param key its name in the bundle
 */
public record Table(String key) {
  private static final String TOGETHER = "together";
  private static final String NEXT = "next";
  private static final String LATER = "later";

  /** All there are. */
  public static List<Table> all() {
    return Stream.concat(
            Stream.of(TOGETHER, NEXT, LATER),
            Arrays.stream(ItemColumn.values()).map(ItemColumn::key))
        .map(Table::new)
        .toList();
  }

  /** The tables without this one: as if nothing were known of it. */
  ItemTables blank(ItemTables tables) {
    Map<ItemColumn, float[]> columns = new EnumMap<>(ItemColumn.class);
    for (ItemColumn column : ItemColumn.values()) {
      if (!column.key().equals(key)) {
        columns.put(column, tables.column(column));
      }
    }
    return new ItemTables(
        tables.itemIds(),
        columns,
        unlessBlank(TOGETHER, tables.together()),
        unlessBlank(NEXT, tables.next()),
        unlessBlank(LATER, tables.later()));
  }

  private Neighbours unlessBlank(String relation, Neighbours neighbours) {
    return relation.equals(key) ? Neighbours.none(neighbours.size()) : neighbours;
  }
}
