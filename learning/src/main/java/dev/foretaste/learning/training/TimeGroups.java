package dev.foretaste.learning.training;

import dev.foretaste.learning.examples.HeldExample;
import java.util.ArrayList;
import java.util.List;

/** Cuts examples into groups of about the same size, one after the other. Stateless. */
final class TimeGroups {
  private TimeGroups() {}

  /**
   * Cuts. Examples of the same time are never parted, so every group is strictly older than the
   * next; there are fewer groups when there are few different times.
   *
   * @param chronological by event time
   * @param most how many groups at most; 1 or more
   */
  static List<List<HeldExample>> of(List<HeldExample> chronological, int most) {
    List<List<HeldExample>> groups = new ArrayList<>();
    int from = 0;
    for (int group = 1; group <= most; group++) {
      int to = endOfTime(chronological, (int) ((long) chronological.size() * group / most));
      if (to > from) {
        groups.add(chronological.subList(from, to));
        from = to;
      }
    }
    return groups;
  }

  /**
   * Every group with the freshest tables that know nothing at or after the earliest of its labels.
   * To be gone through once: a group's tables are made when it is its turn, so that only one set of
   * them is held.
   *
   * @param history goes on from here; must not be used otherwise meanwhile
   * @param monitor asked before every group
   */
  static Iterable<SeenExamples> seen(
      List<HeldExample> chronological, int most, TableHistory history, TrainingMonitor monitor) {
    return of(chronological, most).stream()
            .peek(group -> monitor.throwIfCancelled())
            .map(group -> new SeenExamples(group, history.before(group.get(0).eventTime())))
        ::iterator;
  }

  /** The first place from here on at which another time begins. */
  private static int endOfTime(List<HeldExample> chronological, int wanted) {
    int place = wanted;
    while (place > 0
        && place < chronological.size()
        && chronological.get(place - 1).eventTime() == chronological.get(place).eventTime()) {
      place++;
    }
    return place;
  }
}
