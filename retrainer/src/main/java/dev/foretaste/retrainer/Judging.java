package dev.foretaste.retrainer;

import dev.foretaste.learning.training.TrainingParameters;
import dev.foretaste.schema.ModelVerdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a verdict and a lineage say about where the trees that were judged come from.
 *
 * @param parameters of their training
 * @param candidate empty when the retrainer grew them for this
 */
record Judging(Map<String, String> parameters, Optional<CandidateTrees> candidate) {
  private static final String CANDIDATE = "candidate";
  private static final String CANDIDATE_VERSION = "candidate_version";

  /** Trees grown with these parameters. */
  static Judging trained(TrainingParameters parameters) {
    return new Judging(parameters.describe(), Optional.empty());
  }

  /** Trees that were there. */
  static Judging of(CandidateTrees candidate) {
    Map<String, String> parameters = new TreeMap<>(candidate.parameters());
    parameters.put(CANDIDATE_VERSION, candidate.version());
    return new Judging(parameters, Optional.of(candidate));
  }

  /** Whether the verdict is about trees that were there, and so about no training. */
  static boolean isOfCandidate(ModelVerdict verdict) {
    return verdict.getMetrics().containsKey(CANDIDATE);
  }

  /** Metrics that say so. */
  Map<String, Double> mark(Map<String, Double> metrics) {
    Map<String, Double> marked = new TreeMap<>(metrics);
    candidate.ifPresent(trees -> marked.put(CANDIDATE, 1.0));
    return marked;
  }

  /**
   * Reasons that say so.
   *
   * @param trigger why it was done, in words
   */
  List<String> explain(List<String> reasons, String trigger) {
    List<String> explained = new ArrayList<>(reasons);
    explained.add(
        candidate.map(trees -> "judged: " + trees.describe()).orElse("trained: " + trigger));
    return List.copyOf(explained);
  }

  /** How the examples were sampled. */
  String sampling(String sampling) {
    return candidate
        .map(trees -> "%s; judged %s".formatted(trees.describe(), sampling))
        .orElse(sampling);
  }
}
