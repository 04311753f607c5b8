package dev.foretaste.experiments.report;

/** What an outcome, or the difference of two, says of each metric. */
record Scores(double recall, double ndcg, double hit) {

  static Scores of(float recallAt10, float ndcgAt10) {
    return new Scores(recallAt10, ndcgAt10, recallAt10 > 0 ? 1 : 0);
  }

  Scores minus(Scores other) {
    return new Scores(recall - other.recall, ndcg - other.ndcg, hit - other.hit);
  }

  double of(Metric metric) {
    return switch (metric) {
      case RECALL -> recall;
      case NDCG -> ndcg;
      case PHR -> hit;
    };
  }
}
