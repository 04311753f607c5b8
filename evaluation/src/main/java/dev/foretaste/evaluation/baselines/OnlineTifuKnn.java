package dev.foretaste.evaluation.baselines;

import dev.foretaste.evaluation.Ranked;
import dev.foretaste.evaluation.prequential.OnlineMethod;
import dev.foretaste.evaluation.prequential.OnlineOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * {@link TifuKnn} on a stream: a customer's vector is new with every order, and the neighbours are
 * the nearest, by exact search, of all other customers' vectors as they are at that moment. Not
 * thread-safe.
 */
public final class OnlineTifuKnn implements OnlineMethod {
  private final TifuKnn.Settings settings;
  private final TifuVectors vectors;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> itemIds = new ArrayList<>();
  private final Map<Integer, Known> customers = new HashMap<>();
  private final GrowingIndex index = new GrowingIndex();

  private static final class Known {
    private final int place;
    private final List<int[]> history = new ArrayList<>();

    Known(int place) {
      this.place = place;
    }
  }

  /** With settings. */
  public OnlineTifuKnn(TifuKnn.Settings settings) {
    this.settings = settings;
    this.vectors = new TifuVectors(settings);
  }

  @Override
  public String name() {
    return "tifu-knn";
  }

  @Override
  public String description() {
    return settings.describe()
        + ", neighbours by exact search among all customers' vectors of that moment";
  }

  @Override
  public List<Ranked> process(List<OnlineOrder> block) {
    List<Ranked> rankings = new ArrayList<>();
    for (OnlineOrder order : block) {
      Known customer =
          customers.computeIfAbsent(order.customer(), number -> new Known(customers.size()));
      rankings.add(order.isPredicted() ? rank(customer) : Ranked.NOTHING);
      customer.history.add(order.distinctItems().stream().mapToInt(this::numberOf).toArray());
      index.put(customer.place, vectors.vector(customer.history.toArray(int[][]::new)));
    }
    return rankings;
  }

  private int numberOf(String itemId) {
    return numbers.computeIfAbsent(
        itemId,
        id -> {
          itemIds.add(id);
          return numbers.size();
        });
  }

  private Ranked rank(Known customer) {
    SparseVector own = index.vector(customer.place);
    List<Integer> neighbours =
        vectors.nearest(index.dotProducts(own), index.normsWithout(customer.place), index.size());
    double[] scores = new double[itemIds.size()];
    own.addTo(scores, settings.alpha());
    double share = (1 - settings.alpha()) / Math.max(1, neighbours.size());
    neighbours.forEach(neighbour -> index.vector(neighbour).addTo(scores, share));
    return TopItems.ranked(scores, itemIds::get);
  }
}
