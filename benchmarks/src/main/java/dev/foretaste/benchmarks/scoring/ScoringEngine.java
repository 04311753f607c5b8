package dev.foretaste.benchmarks.scoring;

/** Something that can score with XGBoost's trees. */
interface ScoringEngine {
  /** As the results name it. */
  String name();

  /** Most rows per call that it is measured with. */
  default int maxRows() {
    return Integer.MAX_VALUE;
  }

  /**
   * Loads a model.
   *
   * @throws LinkageError when the engine's library is not on the class path
   */
  LoadedModel load(BenchmarkModel model);
}
