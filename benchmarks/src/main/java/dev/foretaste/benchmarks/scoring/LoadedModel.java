package dev.foretaste.benchmarks.scoring;

/** A model that an engine has loaded. Used by one thread. */
interface LoadedModel extends AutoCloseable {
  /**
   * Scores rows.
   *
   * @param values row-major float[rows × columns], NaN for missing
   * @return the margin of the first row, so that no work can be skipped
   */
  float score(float[] values, int rows);

  /** Frees what the garbage collector would not. */
  @Override
  default void close() {}
}
