package dev.foretaste.learning.gate;

import dev.foretaste.features.FeatureMatrix;
import dev.foretaste.scoring.Scorer;
import java.util.function.LongSupplier;

/** Measures how long a scorer takes by a clock of its choice. Thread-safe. */
final class ScoringTimer {
  static final int ROWS = 100;
  static final int BATCHES = 5;
  static final int CALLS = 40;

  private final LongSupplier nanoTime;

  ScoringTimer(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /**
   * Mean microseconds of a call with 100 rows, the given ones in turn; that of the fastest of
   * several batches, so that what else the machine does at the moment does not count.
   */
  double microsPerCall(Scorer scorer, FeatureMatrix rows) {
    FeatureMatrix matrix = repeated(rows);
    runBatch(scorer, matrix);
    long fastest = Long.MAX_VALUE;
    for (int batch = 0; batch < BATCHES; batch++) {
      fastest = Math.min(fastest, runBatch(scorer, matrix));
    }
    return fastest / 1_000.0 / CALLS;
  }

  private long runBatch(Scorer scorer, FeatureMatrix matrix) {
    long began = nanoTime.getAsLong();
    for (int call = 0; call < CALLS; call++) {
      scorer.margins(matrix);
    }
    return nanoTime.getAsLong() - began;
  }

  private static FeatureMatrix repeated(FeatureMatrix rows) {
    int columns = rows.columns();
    float[] values = new float[ROWS * columns];
    for (int row = 0; row < ROWS; row++) {
      System.arraycopy(rows.values(), row % rows.rows() * columns, values, row * columns, columns);
    }
    return new FeatureMatrix(values, ROWS, columns);
  }
}
