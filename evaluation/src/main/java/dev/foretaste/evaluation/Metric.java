package dev.foretaste.evaluation;

import dev.foretaste.prediction.RankingQuality;
import java.util.List;
import java.util.Set;

/** Measures of a ranking; all 0 to 1, higher is better. */
public enum Metric {
  /** Share of the ordered items among the first 10. */
  RECALL_10("recall@10", 10, RankingQuality::recall),
  /** Normalised discounted cumulative gain of the first 10. */
  NDCG_10("ndcg@10", 10, RankingQuality::ndcg),
  /** Personalised hit ratio: whether any of the first 10 was ordered. */
  PHR_10("phr@10", 10, Metric::hit),
  /** Share of the ordered items among the first 20. */
  RECALL_20("recall@20", 20, RankingQuality::recall),
  /** Normalised discounted cumulative gain of the first 20. */
  NDCG_20("ndcg@20", 20, RankingQuality::ndcg),
  /** Personalised hit ratio: whether any of the first 20 was ordered. */
  PHR_20("phr@20", 20, Metric::hit);

  private final String label;
  private final int cut;
  private final Formula formula;

  Metric(String label, int cut, Formula formula) {
    this.label = label;
    this.cut = cut;
    this.formula = formula;
  }

  /** Its published name, for example {@code recall@10}. */
  public String label() {
    return label;
  }

  /** Measures a ranking against what was ordered, which is not empty. */
  public double of(List<String> ranked, Set<String> ordered) {
    return formula.of(ranked, ordered, cut);
  }

  private static double hit(List<String> ranked, Set<String> ordered, int k) {
    return ranked.stream().limit(k).anyMatch(ordered::contains) ? 1 : 0;
  }

  private interface Formula {
    double of(List<String> ranked, Set<String> ordered, int k);
  }
}
