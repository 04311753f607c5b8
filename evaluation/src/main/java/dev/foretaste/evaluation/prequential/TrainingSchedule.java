package dev.foretaste.evaluation.prequential;

/**
 * When trees are trained: from so many examples on, and again when enough new ones have come.
 *
 * @param firstExamples examples before the first training; 1 or more
 * @param newExamples examples that must have come since the latest training; 1 or more
 * @param growing whether half as many must have come as that training knew, too
 */
public record TrainingSchedule(int firstExamples, int newExamples, boolean growing) {

  /** Checks. */
  public TrainingSchedule {
    if (firstExamples < 1 || newExamples < 1) {
      throw new IllegalArgumentException("a training needs 1 example or more");
    }
  }

  /** As the retrainer does when it trains unasked. */
  public static TrainingSchedule standard() {
    return new TrainingSchedule(500, 2_000, true);
  }

  /** Whenever so many examples have come. */
  public static TrainingSchedule every(int examples) {
    return new TrainingSchedule(Math.min(500, examples), examples, false);
  }

  /**
   * Whether to train.
   *
   * @param known examples that the latest training knew; 0 before the first
   * @param now examples there are
   */
  public boolean isDue(int known, int now) {
    if (known == 0) {
      return now >= firstExamples;
    }
    return now - known >= (growing ? Math.max(newExamples, known / 2) : newExamples);
  }

  /** In words. */
  public String describe() {
    return growing
        ? "from %,d labels on, again after %,d new ones or half as many as it knew"
            .formatted(firstExamples, newExamples)
        : "every %,d labels".formatted(newExamples);
  }
}
