package dev.foretaste.evaluation.production;

import dev.foretaste.bundle.ScoringModel;
import dev.foretaste.evaluation.Dataset;
import dev.foretaste.schema.CustomerState;
import dev.foretaste.scoring.BaselineScorer;
import dev.foretaste.serde.AvroBinary;
import dev.foretaste.tables.ItemColumn;
import dev.foretaste.tables.ItemTables;
import dev.foretaste.tables.Neighbours;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How large the stored states of customers are after all their orders, standing prediction
 * included; in bytes, without their keys and before any compression.
 *
 * @param customers how many
 * @param median of them
 * @param percentile99 of them
 * @param largest of them
 * @param tables bytes of the item tables that all their orders make, as a bundle carries them: per
 *     column of figures and per relation, and of the ids
 */
public record StateSizes(
    int customers, int median, int percentile99, int largest, Map<String, Long> tables) {
  private static final AvroBinary<CustomerState> CODEC = AvroBinary.of(CustomerState.class);

  /** A stored value begins with the number of its layout. */
  private static final int LAYOUT_BYTE = 1;

  /** Of an id with fewer than 64 bytes. */
  private static final int LENGTH_BYTE = 1;

  /** Replays a data set. */
  public static StateSizes of(Dataset data, Variant variant) {
    List<Integer> everybody = IntStream.range(0, data.size()).boxed().toList();
    ItemTables tables = ReplayedExamples.of(data, variant).tablesWithLastOf(everybody);
    ScoringModel model =
        new ScoringModel("evaluated", new BaselineScorer(), tables, Optional.empty());
    Replay replay = new Replay(variant);
    int[] sizes =
        everybody.parallelStream()
            .mapToInt(
                customer ->
                    LAYOUT_BYTE
                        + CODEC.encode(replay.lastState(data.customer(customer), model)).length)
            .sorted()
            .toArray();
    return of(sizes, bytes(tables));
  }

  /** Of at least one size, ascending. */
  static StateSizes of(int[] sizes, Map<String, Long> tables) {
    return new StateSizes(
        sizes.length,
        sizes[(sizes.length - 1) / 2],
        sizes[(int) Math.ceil(sizes.length * 0.99) - 1],
        sizes[sizes.length - 1],
        tables);
  }

  private static Map<String, Long> bytes(ItemTables tables) {
    Map<String, Long> bytes = new LinkedHashMap<>();
    bytes.put(
        "ids",
        tables.itemIds().stream()
            .mapToLong(id -> LENGTH_BYTE + id.getBytes(StandardCharsets.UTF_8).length)
            .sum());
    for (ItemColumn column : ItemColumn.values()) {
      bytes.put(column.key(), 4L * tables.column(column).length);
    }
    bytes.put("together", bytes(tables.together()));
    bytes.put("next", bytes(tables.next()));
    bytes.put("later", bytes(tables.later()));
    return bytes;
  }

  /** An end per item, an index and a weight per neighbour. */
  private static long bytes(Neighbours neighbours) {
    int items = neighbours.size();
    return items == 0 ? 0 : 4L * items + 8L * neighbours.end(items - 1);
  }
}
