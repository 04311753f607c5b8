package dev.foretaste.learning.quality;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Bounds a mean difference by the percentile bootstrap (Efron and Tibshirani, "An Introduction to
 * the Bootstrap", 1993, chapter 13; paired, as Sakai, "Evaluating Evaluation Metrics based on the
 * Bootstrap", SIGIR 2006, does for rankings). Customers are drawn, each with all of its examples:
 * the examples of one customer are alike, and drawn singly would feign more evidence than there is.
 * The same differences give the same interval, in whatever sequence they come. Thread-safe.
 */
final class PairedBootstrap {
  static final int RESAMPLES = 1_000;

  private static final double TAIL = 0.025;
  private static final long SEED = 42;
  private static final Comparator<PairedDifference> SEQUENCE =
      Comparator.comparing(PairedDifference::customerId)
          .thenComparingDouble(PairedDifference::value);

  /** Bounds the mean; all 0 when there are no differences. */
  Interval interval(List<PairedDifference> differences) {
    if (differences.isEmpty()) {
      return new Interval(0, 0, 0);
    }
    double[] sums = new double[differences.size()];
    int[] counts = new int[differences.size()];
    int customers = addUp(differences, sums, counts);
    double[] means = new double[RESAMPLES];
    SplittableRandom random = new SplittableRandom(SEED);
    for (int resample = 0; resample < RESAMPLES; resample++) {
      double sum = 0;
      long count = 0;
      for (int drawn = 0; drawn < customers; drawn++) {
        int customer = random.nextInt(customers);
        sum += sums[customer];
        count += counts[customer];
      }
      means[resample] = sum / count;
    }
    Arrays.sort(means);
    int tail = (int) ((RESAMPLES + 1) * TAIL);
    return new Interval(
        Arrays.stream(sums).sum() / differences.size(), means[tail - 1], means[RESAMPLES - tail]);
  }

  /** Sums and counts per customer, in a sequence of their own so that rounding never differs. */
  private static int addUp(List<PairedDifference> differences, double[] sums, int[] counts) {
    int last = -1;
    String customerId = null;
    for (PairedDifference difference : differences.stream().sorted(SEQUENCE).toList()) {
      if (!difference.customerId().equals(customerId)) {
        customerId = difference.customerId();
        last++;
      }
      sums[last] += difference.value();
      counts[last]++;
    }
    return last + 1;
  }
}
