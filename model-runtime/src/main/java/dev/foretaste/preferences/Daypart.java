package dev.foretaste.preferences;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Parts of the day, each six hours long, on working days and at the weekend. By UTC: where a store
 * stands is not known, and what counts is that the same hours fall into the same part.
 */
public final class Daypart {
  /** How many there are: four of a working day (Monday to Friday), then four of the weekend. */
  public static final int COUNT = 8;

  /** How many a day has. */
  public static final int PER_DAY = 4;

  private static final int FIRST_HOUR = 22;
  private static final int HOURS = 6;
  private static final long MS_PER_HOUR = 60L * 60 * 1_000;

  /** Counted from Monday, 0; 1970-01-01 was a Thursday. */
  private static final int THURSDAY = 3;

  private static final int SATURDAY = 5;

  private Daypart() {}

  /**
   * The part into which a time falls: 0 from 22, 1 from 4, 2 from 10 and 3 from 16 o'clock, plus 4
   * at the weekend.
   *
   * @param eventTime in ms since 1970-01-01T00:00Z
   */
  public static int of(long eventTime) {
    long hours = Math.floorDiv(eventTime, MS_PER_HOUR);
    int part = Math.floorMod(hours - FIRST_HOUR, 24) / HOURS;
    int weekday = Math.floorMod(Math.floorDiv(hours, 24) + THURSDAY, 7);
    return weekday < SATURDAY ? part : part + PER_DAY;
  }

  /** Whether two parts are the same hours, be it on a working day or at the weekend. */
  public static boolean isSameTimeOfDay(int one, int other) {
    return one % PER_DAY == other % PER_DAY;
  }

  /** Whether two parts are both of a working day or both of the weekend. */
  public static boolean isSameKindOfDay(int one, int other) {
    return one / PER_DAY == other / PER_DAY;
  }

  /** Sum of an item's counts of some parts; 0 for items without counts. */
  public static int orders(List<Integer> counts, IntPredicate wanted) {
    int sum = 0;
    for (int part = 0; part < counts.size(); part++) {
      sum += wanted.test(part) ? counts.get(part) : 0;
    }
    return sum;
  }

  static List<Integer> count(long eventTime) {
    return count(List.of(), eventTime, 1);
  }

  /** Counts without those of items learned before parts of the day were kept never get negative. */
  static List<Integer> count(List<Integer> before, long eventTime, int change) {
    List<Integer> counts = new ArrayList<>(COUNT);
    int changed = of(eventTime);
    for (int part = 0; part < COUNT; part++) {
      int count = before.isEmpty() ? 0 : before.get(part);
      counts.add(part == changed ? Math.max(0, count + change) : count);
    }
    return counts;
  }
}
