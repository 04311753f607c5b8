package dev.foretaste.retrainer;

import java.time.Duration;
import java.util.Optional;

/**
 * When to train and what to keep.
 *
 * @param firstBundleExamples examples from which on there is a bundle with item tables for the
 *     baseline scorer
 * @param trainableExamples examples from which on trees are trained
 * @param newExamples examples that must have come since the latest training before it trains
 *     unasked; it also waits for half as many as that training knew
 * @param tablesEvery examples that must have come since the champion's tables before new ones are
 *     published; fewer while there are few
 * @param heldExamples most examples held; beyond it, those of a sample of the customers
 * @param heldBytes most bytes of encoded examples held
 * @param keptVersions model versions that stay on the topic
 * @param trainEvery how long after the latest training it trains again whatever little has come;
 *     empty for no schedule
 */
public record Thresholds(
    int firstBundleExamples,
    int trainableExamples,
    int newExamples,
    int tablesEvery,
    int heldExamples,
    long heldBytes,
    int keptVersions,
    Optional<Duration> trainEvery) {

  private static final long MOST_BYTES = 512L << 20;

  /** Checks that they fit each other. */
  public Thresholds {
    require(firstBundleExamples >= 1, "firstBundleExamples must be 1 or more");
    require(trainableExamples >= 1, "trainableExamples must be 1 or more");
    require(newExamples >= 1, "newExamples must be 1 or more");
    require(tablesEvery >= 1, "tablesEvery must be 1 or more");
    require(heldExamples >= trainableExamples, "heldExamples must not be below trainableExamples");
    require(heldBytes >= 1, "heldBytes must be 1 or more");
    require(keptVersions >= 1, "keptVersions must be 1 or more");
    require(
        trainEvery.filter(every -> every.isNegative() || every.isZero()).isEmpty(),
        "trainEvery must be above 0");
  }

  /** Without a schedule. */
  public Thresholds(
      int firstBundleExamples,
      int trainableExamples,
      int newExamples,
      int tablesEvery,
      int heldExamples,
      long heldBytes,
      int keptVersions) {
    this(
        firstBundleExamples,
        trainableExamples,
        newExamples,
        tablesEvery,
        heldExamples,
        heldBytes,
        keptVersions,
        Optional.empty());
  }

  /** The same with a schedule. */
  public Thresholds withTrainEvery(Duration trainEvery) {
    return new Thresholds(
        firstBundleExamples,
        trainableExamples,
        newExamples,
        tablesEvery,
        heldExamples,
        heldBytes,
        keptVersions,
        Optional.of(trainEvery));
  }

  /** The same with another number of versions that stay. */
  public Thresholds withKeptVersions(int keptVersions) {
    return new Thresholds(
        firstBundleExamples,
        trainableExamples,
        newExamples,
        tablesEvery,
        heldExamples,
        heldBytes,
        keptVersions,
        trainEvery);
  }

  /** What suits most: at most a quarter of the heap for examples. */
  public static Thresholds standard() {
    long heldBytes = Math.min(MOST_BYTES, Runtime.getRuntime().maxMemory() / 4);
    return new Thresholds(200, 500, 2_000, 2_000, 200_000, heldBytes, 200);
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }
}
