package dev.foretaste.evaluation.prequential;

/**
 * What becomes new how often.
 *
 * @param tablesEvery orders from one refresh of the item tables to the next; 1 or more
 * @param training when trees are trained
 */
public record PrequentialSettings(int tablesEvery, TrainingSchedule training) {
  /** Orders from one refresh of the tables to the next, when nothing else is said. */
  public static final int TABLES_EVERY = 2_000;

  /** Checks. */
  public PrequentialSettings {
    if (tablesEvery < 1) {
      throw new IllegalArgumentException("tablesEvery must be 1 or more");
    }
  }

  /** As the retrainer does. */
  public static PrequentialSettings standard() {
    return new PrequentialSettings(TABLES_EVERY, TrainingSchedule.standard());
  }
}
