package dev.foretaste.evaluation.production;

import dev.foretaste.bundle.ScoringModel;
import dev.foretaste.evaluation.Dataset;
import dev.foretaste.schema.CustomerState;
import dev.foretaste.scoring.BaselineScorer;
import dev.foretaste.serde.AvroBinary;
import dev.foretaste.tables.ItemTables;
import java.util.List;
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
 */
public record StateSizes(int customers, int median, int percentile99, int largest) {
  private static final AvroBinary<CustomerState> CODEC = AvroBinary.of(CustomerState.class);

  /** A stored value begins with the number of its layout. */
  private static final int LAYOUT_BYTE = 1;

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
    return of(sizes);
  }

  /** Of at least one size, ascending. */
  static StateSizes of(int[] sizes) {
    return new StateSizes(
        sizes.length,
        sizes[(sizes.length - 1) / 2],
        sizes[(int) Math.ceil(sizes.length * 0.99) - 1],
        sizes[sizes.length - 1]);
  }
}
