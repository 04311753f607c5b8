package dev.foretaste.benchmarks.scoring;

import dev.foretaste.trees.TreeShap;
import dev.foretaste.trees.UnsupportedModelException;

/** Foretaste's own SHAP values, row by row. */
final class ExplainEngine implements ScoringEngine {
  static final int MAX_ROWS = 10;

  @Override
  public String name() {
    return "explain";
  }

  /** It costs the same for every row, and much: more rows would say nothing new. */
  @Override
  public int maxRows() {
    return MAX_ROWS;
  }

  @Override
  public LoadedModel load(BenchmarkModel model) {
    try {
      TreeShap shap = TreeShap.load(model.ubj());
      return (values, rows) -> {
        double sum = 0;
        for (int row = 0; row < rows; row++) {
          sum += shap.contributions(values, row)[0];
        }
        return (float) sum;
      };
    } catch (UnsupportedModelException e) {
      throw new IllegalStateException(e);
    }
  }
}
