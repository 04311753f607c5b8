package dev.foretaste.learning.training;

import dev.foretaste.learning.examples.HeldExample;
import dev.foretaste.learning.statistics.ItemStatistics;
import dev.foretaste.tables.ItemTables;
import java.util.List;

/**
 * The item tables as they stood at the cuts of a split.
 *
 * @param training know only what is older than the earliest label trained on
 * @param holdout know only what is older than the earliest label of the holdout
 * @param latest know everything
 */
public record TableHistory(ItemTables training, ItemTables holdout, ItemTables latest) {

  /** Goes through all examples once, in chronological sequence. */
  public static TableHistory of(TimeSplit split) {
    ItemStatistics statistics = new ItemStatistics();
    add(statistics, split.tablesOnly());
    ItemTables training = statistics.toTables();
    add(statistics, split.train());
    add(statistics, split.validation());
    ItemTables holdout = statistics.toTables();
    add(statistics, split.holdout());
    return new TableHistory(training, holdout, statistics.toTables());
  }

  /** The tables of examples that are not split. */
  public static ItemTables latest(List<HeldExample> chronological) {
    ItemStatistics statistics = new ItemStatistics();
    add(statistics, chronological);
    return statistics.toTables();
  }

  private static void add(ItemStatistics statistics, List<HeldExample> examples) {
    examples.forEach(example -> statistics.add(example.decode()));
  }
}
