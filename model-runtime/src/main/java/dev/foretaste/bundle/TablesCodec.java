package dev.foretaste.bundle;

import dev.foretaste.schema.BundleTables;
import dev.foretaste.schema.NeighbourList;
import dev.foretaste.schema.TableColumn;
import dev.foretaste.tables.ItemColumn;
import dev.foretaste.tables.ItemTables;
import dev.foretaste.tables.Neighbours;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Item tables to and from the form in which a bundle carries them. */
final class TablesCodec {
  private static final String TOGETHER = "together";
  private static final String NEXT = "next";
  private static final String LATER = "later";

  private TablesCodec() {}

  static BundleTables encode(ItemTables tables) {
    List<TableColumn> columns =
        Arrays.stream(ItemColumn.values())
            .map(column -> new TableColumn(column.key(), LittleEndian.of(tables.column(column))))
            .toList();
    List<NeighbourList> neighbours =
        List.of(
            encode(TOGETHER, tables.together()),
            encode(NEXT, tables.next()),
            encode(LATER, tables.later()));
    return new BundleTables(tables.itemIds(), columns, neighbours);
  }

  /**
   * Reads tables; columns and relations that this version does not know are left out.
   *
   * @throws IllegalArgumentException when they are inconsistent
   */
  static ItemTables decode(BundleTables encoded) {
    Map<ItemColumn, float[]> columns = new EnumMap<>(ItemColumn.class);
    for (ItemColumn column : ItemColumn.values()) {
      encoded.getColumns().stream()
          .filter(candidate -> candidate.getName().equals(column.key()))
          .findFirst()
          .ifPresent(found -> columns.put(column, LittleEndian.floats(found.getValues())));
    }
    return new ItemTables(
        encoded.getItemIds(),
        columns,
        decode(encoded, TOGETHER),
        decode(encoded, NEXT),
        decode(encoded, LATER));
  }

  private static NeighbourList encode(String name, Neighbours neighbours) {
    int[] ends = new int[neighbours.size()];
    Arrays.setAll(ends, neighbours::end);
    int total = ends.length == 0 ? 0 : ends[ends.length - 1];
    int[] items = new int[total];
    Arrays.setAll(items, neighbours::item);
    float[] weights = new float[total];
    for (int k = 0; k < total; k++) {
      weights[k] = neighbours.weight(k);
    }
    return new NeighbourList(
        name, LittleEndian.of(ends), LittleEndian.of(items), LittleEndian.of(weights));
  }

  private static Neighbours decode(BundleTables encoded, String name) {
    return encoded.getNeighbours().stream()
        .filter(list -> list.getName().equals(name))
        .findFirst()
        .map(
            list ->
                new Neighbours(
                    LittleEndian.ints(list.getEnds()),
                    LittleEndian.ints(list.getItems()),
                    LittleEndian.floats(list.getWeights())))
        .orElseGet(() -> Neighbours.none(encoded.getItemIds().size()));
  }
}
