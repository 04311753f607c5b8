package dev.foretaste.evaluation.baselines;

import dev.foretaste.evaluation.Dataset;
import dev.foretaste.evaluation.Method;
import dev.foretaste.evaluation.Ranker;
import dev.foretaste.evaluation.Split;
import java.util.List;

/**
 * TIFU-KNN: Hu et al., "Modeling Personalized Item Frequency Information for Next-basket
 * Recommendation" (SIGIR 2020). A customer's vector is a twice decayed item frequency; it is mixed
 * with the mean vector of the customer's nearest neighbours (Euclidean) among the train customers.
 * As in the code of the authors and of Li et al. (TOIS 2023), orders decay by their distance from
 * the latest order, not from the end of their group, groups by their distance from the seventh, and
 * nobody's last order is in a vector. Ties by item number.
 */
public final class TifuKnn implements Method {
  private final Dataset data;
  private final Settings settings;
  private final TifuVectors vectors;

  /**
   * Settings, in the letters of the paper.
   *
   * @param neighbours k
   * @param groups m
   * @param withinDecay r_b
   * @param groupDecay r_g
   * @param alpha weight of the customer's own vector
   */
  public record Settings(
      int neighbours, int groups, double withinDecay, double groupDecay, double alpha) {
    /** As published for Ta-Feng. */
    public static final Settings PUBLISHED = new Settings(300, 7, 0.9, 0.7, 0.7);

    String describe() {
      return "TIFU-KNN (Hu et al., SIGIR 2020), k=%d, m=%d, r_b=%s, r_g=%s, alpha=%s"
          .formatted(neighbours, groups, withinDecay, groupDecay, alpha);
    }
  }

  /** With settings, over a data set. */
  public TifuKnn(Dataset data, Settings settings) {
    this.data = data;
    this.settings = settings;
    this.vectors = new TifuVectors(settings);
  }

  @Override
  public String name() {
    return "tifu-knn";
  }

  @Override
  public String description() {
    return settings.describe();
  }

  @Override
  public Ranker fit(Split split) {
    List<SparseVector> known =
        split.train().stream().map(customer -> vectors.vector(data.history(customer))).toList();
    double[] norms = known.stream().mapToDouble(SparseVector::squaredNorm).toArray();
    InvertedIndex index = new InvertedIndex(known, data.items());
    return customer -> {
      SparseVector own = vectors.vector(data.history(customer));
      List<Integer> neighbours = vectors.nearest(index.dotProducts(own), norms, norms.length);
      double[] scores = new double[data.items()];
      own.addTo(scores, settings.alpha());
      double share = (1 - settings.alpha()) / neighbours.size();
      neighbours.forEach(neighbour -> known.get(neighbour).addTo(scores, share));
      return TopItems.ranked(scores, data::itemId);
    };
  }
}
