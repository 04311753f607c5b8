package dev.foretaste.benchmarks.scoring;

import dev.foretaste.trees.TreeEvaluator;
import dev.foretaste.trees.UnsupportedModelException;

/** Foretaste's own evaluator. */
final class EvaluatorEngine implements ScoringEngine {
  static final String NAME = "foretaste";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public LoadedModel load(BenchmarkModel model) {
    try {
      TreeEvaluator evaluator = TreeEvaluator.load(model.ubj());
      return (values, rows) -> evaluator.margins(values, rows)[0];
    } catch (UnsupportedModelException e) {
      throw new IllegalStateException(e);
    }
  }
}
