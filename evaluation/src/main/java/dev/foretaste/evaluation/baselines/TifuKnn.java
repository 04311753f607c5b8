package dev.foretaste.evaluation.baselines;

import dev.foretaste.evaluation.Dataset;
import dev.foretaste.evaluation.Method;
import dev.foretaste.evaluation.Ranker;
import dev.foretaste.evaluation.Split;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

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
  }

  /** With settings, over a data set. */
  public TifuKnn(Dataset data, Settings settings) {
    this.data = data;
    this.settings = settings;
  }

  @Override
  public String name() {
    return "tifu-knn";
  }

  @Override
  public String description() {
    return "TIFU-KNN (Hu et al., SIGIR 2020), k=%d, m=%d, r_b=%s, r_g=%s, alpha=%s"
        .formatted(
            settings.neighbours(),
            settings.groups(),
            settings.withinDecay(),
            settings.groupDecay(),
            settings.alpha());
  }

  @Override
  public Ranker fit(Split split) {
    List<SparseVector> known =
        split.train().stream().map(customer -> vector(data.history(customer))).toList();
    double[] norms = known.stream().mapToDouble(SparseVector::squaredNorm).toArray();
    InvertedIndex index = new InvertedIndex(known, data.items());
    return customer -> {
      SparseVector own = vector(data.history(customer));
      List<Integer> neighbours = nearest(index.dotProducts(own), norms);
      double[] scores = new double[data.items()];
      own.addTo(scores, settings.alpha());
      double share = (1 - settings.alpha()) / neighbours.size();
      neighbours.forEach(neighbour -> known.get(neighbour).addTo(scores, share));
      return TopItems.of(scores, Ranker.DEPTH).stream().map(data::itemId).toList();
    };
  }

  /** The vector of a history of at least one order. */
  SparseVector vector(int[][] history) {
    int groups = Math.min(settings.groups(), history.length);
    int larger = history.length % groups;
    int size = history.length / groups;
    SortedMap<Integer, Double> sums = new TreeMap<>();
    int order = 0;
    for (int group = 0; group < groups; group++) {
      // What does not divide evenly makes the latest groups larger by one.
      int orders = group < groups - larger ? size : size + 1;
      double weight = Math.pow(settings.groupDecay(), settings.groups() - 1 - group) / orders;
      for (int end = order + orders; order < end; order++) {
        double decayed =
            weight * Math.pow(settings.withinDecay(), history.length - 1 - order) / groups;
        for (int item : history[order]) {
          sums.merge(item, decayed, Double::sum);
        }
      }
    }
    return SparseVector.of(sums);
  }

  /** Squared distances, less the query's own norm, which is the same for all. */
  private List<Integer> nearest(double[] products, double[] norms) {
    double[] distances = new double[norms.length];
    for (int vector = 0; vector < norms.length; vector++) {
      distances[vector] = norms[vector] - 2 * products[vector];
    }
    int wanted = Math.min(settings.neighbours(), distances.length);
    double[] sorted = distances.clone();
    Arrays.sort(sorted);
    double farthest = sorted[wanted - 1];
    return IntStream.range(0, distances.length)
        .filter(vector -> distances[vector] <= farthest)
        .boxed()
        .sorted(Comparator.comparingDouble(vector -> distances[vector]))
        .limit(wanted)
        .toList();
  }
}
