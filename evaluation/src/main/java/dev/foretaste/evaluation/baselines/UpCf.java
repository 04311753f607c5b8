package dev.foretaste.evaluation.baselines;

import dev.foretaste.evaluation.Dataset;
import dev.foretaste.evaluation.Method;
import dev.foretaste.evaluation.Metric;
import dev.foretaste.evaluation.Quality;
import dev.foretaste.evaluation.Ranker;
import dev.foretaste.evaluation.Split;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * UP-CF@r: Faggioli et al., "Recency Aware Collaborative Filtering for Next Basket Recommendation"
 * (UMAP 2020). An item's score is the sum over all customers, the customer included, of (asymmetric
 * cosine of the two sets of items)^q × (the other's share of the latest r orders that had the
 * item). Nobody's last order is known. Settings are chosen by Recall@10 on the validation
 * customers, 1,500 at most: scoring one takes time that grows with the number of customers. Ties by
 * item number.
 */
public final class UpCf implements Method {
  private static final int MOST_VALIDATION = 1_500;

  private final Dataset data;
  private final List<Settings> choices;
  private final List<Settings> chosen = new ArrayList<>();
  private final List<SparseVector> sets;
  private final InvertedIndex index;
  private final UpCf earlier;
  private final Map<Integer, List<SparseVector>> popularities = new HashMap<>();

  /**
   * Settings, in the letters of the paper.
   *
   * @param recency r: how many of the latest orders count
   * @param asymmetry alpha: 0 normalises by the other customer's items alone, 1 by the customer's
   * @param locality q: how much likeness counts
   */
  public record Settings(int recency, double asymmetry, double locality) {
    /** What is tried when nothing else is said. */
    public static List<Settings> standard() {
      List<Settings> settings = new ArrayList<>();
      for (int recency : new int[] {1, 2, 5, 100}) {
        for (double asymmetry : new double[] {0.5, 0.75}) {
          for (double locality : new double[] {1, 2}) {
            settings.add(new Settings(recency, asymmetry, locality));
          }
        }
      }
      return settings;
    }
  }

  /** With settings to choose from, at least one. */
  public UpCf(Dataset data, List<Settings> choices) {
    this.data = data;
    this.choices = List.copyOf(choices);
    this.sets = vectors(history -> share(history, 0, true));
    this.index = new InvertedIndex(sets, data.items());
    Dataset validation = data.forValidation();
    this.earlier = validation == data ? this : new UpCf(validation, choices);
  }

  @Override
  public String name() {
    return "up-cf";
  }

  @Override
  public String description() {
    return "UP-CF@r (Faggioli et al., UMAP 2020), best of %d settings on validation customers: %s"
        .formatted(
            choices.size(),
            chosen.stream()
                .distinct()
                .map(
                    settings ->
                        "r=%d alpha=%s q=%s"
                            .formatted(
                                settings.recency(), settings.asymmetry(), settings.locality()))
                .toList());
  }

  @Override
  public Ranker fit(Split split) {
    Settings best =
        choices.size() == 1
            ? choices.get(0)
            : choices.stream()
                .max(Comparator.comparingDouble(settings -> validate(settings, split)))
                .orElseThrow();
    chosen.add(best);
    return ranker(best);
  }

  private double validate(Settings settings, Split split) {
    List<Integer> customers =
        split.validation().stream()
            .filter(earlier.data::isPredictable)
            .limit(MOST_VALIDATION)
            .toList();
    return customers.isEmpty()
        ? 0
        : Quality.of(earlier.ranker(settings), earlier.data, customers).mean(Metric.RECALL_10);
  }

  private Ranker ranker(Settings settings) {
    List<SparseVector> popularity =
        popularities.computeIfAbsent(
            settings.recency(),
            recency ->
                vectors(history -> share(history, Math.max(0, history.length - recency), false)));
    double[] norms =
        sets.stream()
            .mapToDouble(set -> Math.pow(set.items().length, 1 - settings.asymmetry()))
            .toArray();
    return customer -> {
      double[] common = index.dotProducts(sets.get(customer));
      double own = Math.pow(sets.get(customer).items().length, settings.asymmetry());
      double[] scores = new double[data.items()];
      for (int other = 0; other < common.length; other++) {
        if (common[other] > 0) {
          double cosine = common[other] / (own * norms[other]);
          double likeness =
              settings.locality() == 1 ? cosine : Math.pow(cosine, settings.locality());
          popularity.get(other).addTo(scores, likeness);
        }
      }
      return TopItems.ranked(scores, data::itemId);
    };
  }

  private List<SparseVector> vectors(Function<int[][], SparseVector> maker) {
    return IntStream.range(0, data.size()).mapToObj(data::history).map(maker).toList();
  }

  /** Per item 1, or the share of the orders from one on that had it. */
  private static SparseVector share(int[][] history, int from, boolean binary) {
    SortedMap<Integer, Double> shares = new TreeMap<>();
    for (int[] basket : Arrays.asList(history).subList(from, history.length)) {
      for (int item : basket) {
        if (binary) {
          shares.put(item, 1.0);
        } else {
          shares.merge(item, 1.0 / (history.length - from), Double::sum);
        }
      }
    }
    return SparseVector.of(shares);
  }
}
