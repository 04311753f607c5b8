package dev.foretaste.learning.training;

import dev.foretaste.learning.examples.HeldExample;
import dev.foretaste.learning.statistics.ItemStatistics;
import dev.foretaste.tables.ItemTables;
import java.util.List;

/**
 * The item tables as they stood at one time after the other: goes through all examples once, and
 * holds one set of statistics whatever the number of times. Not thread-safe.
 */
public final class TableHistory {
  private final List<HeldExample> chronological;
  private final ItemStatistics statistics = new ItemStatistics();
  private int known;

  /**
   * Begins before the first example.
   *
   * @param chronological by event time
   */
  public TableHistory(List<HeldExample> chronological) {
    this.chronological = chronological;
  }

  /** The tables of all examples. */
  public static ItemTables latest(List<HeldExample> chronological) {
    return new TableHistory(chronological).latest();
  }

  /**
   * Tables that know every example that is older, and nothing at that time or after it.
   *
   * @param time in ms since 1970-01-01T00:00Z; not before the times asked for so far
   * @throws IllegalStateException when the tables know that time already
   */
  ItemTables before(long time) {
    if (known > 0 && chronological.get(known - 1).eventTime() >= time) {
      throw new IllegalStateException("the tables already know what came at " + time);
    }
    while (known < chronological.size() && chronological.get(known).eventTime() < time) {
      addNext();
    }
    return statistics.toTables();
  }

  /** Tables that know everything. */
  ItemTables latest() {
    while (known < chronological.size()) {
      addNext();
    }
    return statistics.toTables();
  }

  private void addNext() {
    statistics.add(chronological.get(known++).decode());
  }
}
