package dev.foretaste.learning.training;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How trees are grown and on how much.
 *
 * @param trainExamples about how many examples give training rows at most; an example gives about
 *     100 rows, at most 170, and a row takes about 190 bytes of the heap, twice that while rows are
 *     added, and 300 natively
 * @param validationExamples about how many examples decide when to stop, at most
 * @param holdoutExamples about how many examples the challenger is judged on, at most
 * @param rounds most boosting rounds
 * @param patience rounds without a better validation loss after which growing stops
 * @param depth most levels of a tree
 * @param eta learning rate
 * @param threads threads that XGBoost may use; 1 or more
 */
public record TrainingParameters(
    int trainExamples,
    int validationExamples,
    int holdoutExamples,
    int rounds,
    int patience,
    int depth,
    double eta,
    int threads) {

  private static final int SEED = 42;

  /**
   * What has proven itself: all processors but one, and at least one. Trees of four levels rank as
   * well as deeper ones where rows are many, and better where customers or rows are few.
   */
  public static TrainingParameters standard() {
    int threads = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
    return new TrainingParameters(6_000, 1_500, 3_000, 400, 20, 4, 0.06, threads);
  }

  /** The same with another number of threads. */
  public TrainingParameters withThreads(int threads) {
    return new TrainingParameters(
        trainExamples, validationExamples, holdoutExamples, rounds, patience, depth, eta, threads);
  }

  /** All parameters by name, for people. */
  public Map<String, String> describe() {
    Map<String, String> described = new LinkedHashMap<>();
    toXgboost().forEach((name, value) -> described.put(name, value.toString()));
    described.put("max_rounds", Integer.toString(rounds));
    described.put("patience", Integer.toString(patience));
    return described;
  }

  /** What XGBoost is given. */
  Map<String, Object> toXgboost() {
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("objective", "binary:logistic");
    parameters.put("eval_metric", "logloss");
    parameters.put("tree_method", "hist");
    parameters.put("max_depth", depth);
    parameters.put("eta", eta);
    parameters.put("min_child_weight", 30);
    parameters.put("subsample", 0.8);
    parameters.put("colsample_bytree", 0.7);
    parameters.put("seed", SEED);
    parameters.put("nthread", threads);
    return parameters;
  }
}
