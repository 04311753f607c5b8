package dev.foretaste.learning.training;

import dev.foretaste.learning.examples.HeldExample;
import java.util.List;

/**
 * Chronological examples cut by event time: the first part feeds only the item tables, then come
 * rows to train on, rows that decide when to stop, and the holdout. Examples of the same time are
 * never parted, so everything before a cut is strictly older than everything after it.
 *
 * @param tablesOnly the oldest, about 45 %
 * @param train about 35 %
 * @param validation about 8 %
 * @param holdout the newest, about 12 %
 */
public record TimeSplit(
    List<HeldExample> tablesOnly,
    List<HeldExample> train,
    List<HeldExample> validation,
    List<HeldExample> holdout) {

  private static final double TABLES_END = 0.45;
  private static final double TRAIN_END = 0.80;
  private static final double VALIDATION_END = 0.88;

  /**
   * Cuts examples.
   *
   * @param chronological by event time
   * @throws NotTrainableException when a part would be empty
   */
  public static TimeSplit of(List<HeldExample> chronological) throws NotTrainableException {
    int tablesEnd = cut(chronological, TABLES_END);
    int trainEnd = cut(chronological, TRAIN_END);
    int validationEnd = cut(chronological, VALIDATION_END);
    if (tablesEnd <= 0
        || trainEnd <= tablesEnd
        || validationEnd <= trainEnd
        || chronological.size() <= validationEnd) {
      throw new NotTrainableException(
          "the examples have too few different event times to be split by time");
    }
    return new TimeSplit(
        chronological.subList(0, tablesEnd),
        chronological.subList(tablesEnd, trainEnd),
        chronological.subList(trainEnd, validationEnd),
        chronological.subList(validationEnd, chronological.size()));
  }

  /** The place nearest to a fraction of the list between two different event times. */
  private static int cut(List<HeldExample> chronological, double fraction) {
    int size = chronological.size();
    int wanted = (int) (size * fraction);
    for (int away = 0; away < size; away++) {
      if (parts(chronological, wanted - away)) {
        return wanted - away;
      }
      if (parts(chronological, wanted + away)) {
        return wanted + away;
      }
    }
    return 0;
  }

  private static boolean parts(List<HeldExample> chronological, int place) {
    return place > 0
        && place < chronological.size()
        && chronological.get(place - 1).eventTime() < chronological.get(place).eventTime();
  }
}
