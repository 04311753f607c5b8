package dev.foretaste.retrainer;

import dev.foretaste.learning.examples.HeldExample;
import dev.foretaste.learning.statistics.ItemStatistics;
import dev.foretaste.tables.ItemTables;
import java.util.ArrayList;
import java.util.List;

/**
 * Item statistics that follow the stream of examples. What is replaced or evicted later stays
 * counted: they are about the orders that were placed, not about the examples that are still held.
 * Not thread-safe.
 */
final class RunningTables {
  private static final int MOST_WAITING = 2_000;

  /** Below this many, new examples hardly change what the tables say. */
  private static final int FEWEST_NEW = 200;

  private static final int GROWTH = 4;

  private final ItemStatistics statistics = new ItemStatistics();

  /** Partitions are read by turns; what came together goes in by time. */
  private final List<HeldExample> waiting = new ArrayList<>();

  private long examples;
  private long known;
  private long latestLabel;

  /**
   * Adds an example.
   *
   * @param isNew whether the champion's tables do not know it
   */
  void add(HeldExample example, boolean isNew) {
    waiting.add(example);
    examples++;
    known += isNew ? 0 : 1;
    latestLabel = Math.max(latestLabel, example.eventTime());
    if (waiting.size() >= MOST_WAITING) {
      takeIn();
    }
  }

  /**
   * Whether so much has come that the champion's tables are stale: a quarter of what they know
   * while that is little.
   *
   * @param known examples that the champion's tables know
   * @param every new examples that always suffice
   */
  boolean areWorthPublishing(long known, int every) {
    return examples - this.known >= Math.min(every, Math.max(FEWEST_NEW, known / GROWTH));
  }

  /** As of now, the champion's tables know everything, or cannot be had. */
  void settled() {
    known = examples;
  }

  /**
   * The champion's tables know the first so many examples.
   *
   * @return whether more have come since than make hardly a difference
   */
  boolean settledUpTo(long known) {
    this.known = known;
    return examples - known >= FEWEST_NEW;
  }

  /**
   * Tables that know these examples only, as after a restart; as much is new to the champion as
   * before.
   */
  RunningTables rebuiltFrom(List<HeldExample> held) {
    RunningTables rebuilt = new RunningTables();
    held.forEach(example -> rebuilt.add(example, true));
    rebuilt.known = Math.max(0, rebuilt.examples - (examples - known));
    return rebuilt;
  }

  /** How many examples the champion's tables know. */
  long known() {
    return known;
  }

  /** The tables as of the latest example. */
  ItemTables toTables() {
    takeIn();
    return statistics.toTables();
  }

  /** How many examples the tables know. */
  long examples() {
    return examples;
  }

  /** Event time of the latest label among them, in ms since 1970-01-01T00:00Z. */
  long latestLabel() {
    return latestLabel;
  }

  private void takeIn() {
    waiting.sort(HeldExample.CHRONOLOGICAL);
    waiting.forEach(example -> statistics.add(example.decode()));
    waiting.clear();
  }
}
