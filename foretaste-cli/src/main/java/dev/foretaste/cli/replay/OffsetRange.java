package dev.foretaste.cli.replay;

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

  boolean contains(long offset) {
    return offset >= begin && offset < end;
  }
}
