package dev.foretaste.cli.replay;

import dev.foretaste.topology.replay.MergedPlaces;
import dev.foretaste.topology.replay.ReplayPlan;

/**
 * Orders of one partition.
 *
 * @param end the offset behind the last one
 */
record OffsetRange(long begin, long end) {

  /** What the live stream and a replay have both processed, and the replay has written. */
  static OffsetRange compared(ReplayPlan plan, int partition, long processed, long replayed) {
    long end = Math.min(processed, replayed);
    return new OffsetRange(
        plan.writtenFrom().isEmpty() ? 0 : plan.writtenFrom().get(partition),
        plan.end().isEmpty() ? end : Math.min(end, plan.end().get(partition)));
  }

  /** The same on the log that the replay's orders were merged from. */
  static OffsetRange onLog(
      ReplayPlan plan, int partition, long processed, long replayed, MergedPlaces places) {
    long end = plan.end().isEmpty() ? replayed : Math.min(replayed, plan.end().get(partition));
    return new OffsetRange(
        plan.writtenFrom().isEmpty() ? 0 : places.loggedBelow(plan.writtenFrom().get(partition)),
        Math.min(processed, places.loggedBelow(end)));
  }

  boolean contains(long offset) {
    return offset >= begin && offset < end;
  }
}
