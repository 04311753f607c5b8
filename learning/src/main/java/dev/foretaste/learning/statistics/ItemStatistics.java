package dev.foretaste.learning.statistics;

import dev.foretaste.schema.Basket;
import dev.foretaste.schema.BasketLine;
import dev.foretaste.schema.CustomerPreferences;
import dev.foretaste.schema.ItemPreference;
import dev.foretaste.schema.TrainingExample;
import dev.foretaste.tables.ItemColumn;
import dev.foretaste.tables.ItemTables;
import dev.foretaste.tables.Neighbours;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What all orders together say about items, kept up to date order by order. Every example brings
 * one order, its label; a customer's second order brings the first one along, which has no example
 * of its own. The tables depend on nothing but the sequence of examples. Not thread-safe.
 *
 * <p>Takes at most about 300 MB, half as much again while it grows: each of the three relations
 * counts at most {@value #MAX_PAIRS} pairs of items.
 */
public final class ItemStatistics {
  /** Orders after which an order counts half in the recent popularity. */
  public static final int HALF_LIFE_ORDERS = 5_000;

  /** Most neighbours of an item in a relation. */
  public static final int MAX_NEIGHBOURS = 20;

  /** How many items of a basket take part in relations: the first ones. */
  public static final int RELATED_ITEMS_PER_BASKET = 50;

  private static final int MAX_PAIRS = 4_000_000;

  /** Above so many items a pair that was seen once is chance rather than a relation. */
  private static final int LARGE_CATALOGUE = 1_000;

  private final ItemCounts items = new ItemCounts();
  private final FadingCounts recent = new FadingCounts(HALF_LIFE_ORDERS);
  private final PairCounts together = new PairCounts(MAX_PAIRS);
  private final PairCounts next = new PairCounts(MAX_PAIRS);
  private final FadingCounts steady = new FadingCounts(4.0 * HALF_LIFE_ORDERS);
  private final FadingCounts discovered = new FadingCounts(HALF_LIFE_ORDERS);
  private final HistoryCounts histories = new HistoryCounts(MAX_PAIRS);
  private long orders;

  /** Adds an example; its event time is not before that of the examples added so far. */
  public void add(TrainingExample example) {
    List<Basket> known = example.getStateBefore().getRecentBaskets();
    List<BasketLine> before = known.isEmpty() ? List.of() : known.get(known.size() - 1).getLines();
    if (example.getOrderNumber() == 2 && !before.isEmpty()) {
      addOrder(before, Map.of());
    }
    Map<String, ItemPreference> own =
        example.getStateBefore().getItems().stream()
            .collect(Collectors.toMap(ItemPreference::getItemId, Function.identity()));
    int[] ordered = addOrder(example.getOrdered(), own);
    addSuccession(before, example.getOrdered(), ordered);
    addHistory(example.getStateBefore(), own, example, ordered);
  }

  private int[] addOrder(List<BasketLine> lines, Map<String, ItemPreference> own) {
    orders++;
    recent.step();
    steady.step();
    discovered.step();
    int[] numbers = new int[lines.size()];
    for (int position = 0; position < numbers.length; position++) {
      String itemId = lines.get(position).getItemId();
      numbers[position] = items.ordered(itemId, position, numbers.length);
      recent.add(numbers[position]);
      steady.add(numbers[position]);
      if (!own.containsKey(itemId)) {
        discovered.add(numbers[position]);
      }
    }
    int related = Math.min(numbers.length, RELATED_ITEMS_PER_BASKET);
    for (int i = 1; i < related; i++) {
      for (int j = 0; j < i; j++) {
        together.increment(Math.min(numbers[i], numbers[j]), Math.max(numbers[i], numbers[j]));
      }
    }
    return numbers;
  }

  private void addHistory(
      CustomerPreferences state,
      Map<String, ItemPreference> own,
      TrainingExample example,
      int[] ordered) {
    int[] history =
        state.getItems().stream()
            .mapToInt(item -> items.numberOf(item.getItemId()))
            .filter(item -> item >= 0)
            .toArray();
    histories.add(history, ordered);
    for (int position = 0; position < ordered.length; position++) {
      ItemPreference known = own.get(example.getOrdered().get(position).getItemId());
      if (known != null) {
        histories.again(ordered[position], example.getOrderNumber() - known.getLastOrder());
      }
    }
  }

  private void addSuccession(List<BasketLine> before, List<BasketLine> after, int[] ordered) {
    Set<String> again =
        after.stream().map(BasketLine::getItemId).collect(Collectors.toCollection(HashSet::new));
    int successors = Math.min(ordered.length, RELATED_ITEMS_PER_BASKET);
    for (int position = 0; position < before.size(); position++) {
      String itemId = before.get(position).getItemId();
      int item = items.numberOf(itemId);
      if (item < 0) {
        continue;
      }
      items.followed(item, again.contains(itemId));
      if (position < RELATED_ITEMS_PER_BASKET) {
        for (int successor = 0; successor < successors; successor++) {
          next.increment(item, ordered[successor]);
        }
      }
    }
  }

  /** The tables as of the latest example. */
  public ItemTables toTables() {
    int[] ranked = byRecentPopularity();
    int[] indexes = new int[ranked.length];
    for (int index = 0; index < ranked.length; index++) {
      indexes[ranked[index]] = index;
    }
    Map<ItemColumn, float[]> columns = new EnumMap<>(ItemColumn.class);
    for (ItemColumn column : ItemColumn.values()) {
      columns.put(column, column(ranked, figure(column)));
    }
    return new ItemTables(
        Arrays.stream(ranked).mapToObj(items::id).toList(),
        columns,
        togetherNeighbours(indexes),
        nextNeighbours(indexes),
        laterNeighbours(indexes));
  }

  private int[] byRecentPopularity() {
    return IntStream.range(0, items.size())
        .boxed()
        .sorted(
            Comparator.<Integer>comparingDouble(item -> -recent.share(item))
                .thenComparing(items::id))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private IntToDoubleFunction figure(ItemColumn column) {
    return switch (column) {
      case POPULARITY -> this::popularity;
      case RECENT_POPULARITY -> recent::share;
      case STEADY_POPULARITY -> steady::share;
      case DISCOVERY -> discovered::share;
      case LOYALTY -> histories::loyalty;
      case MEAN_GAP -> histories::meanGap;
      case TREND -> item -> recent.share(item) / popularity(item);
      case REPURCHASE -> items::repurchase;
      case BASKET_POSITION -> items::meanPosition;
      case BASKET_SIZE -> items::meanBasketSize;
    };
  }

  private double popularity(int item) {
    return (double) items.orders(item) / orders;
  }

  private static float[] column(int[] ranked, IntToDoubleFunction figure) {
    float[] values = new float[ranked.length];
    for (int index = 0; index < values.length; index++) {
      values[index] = (float) figure.applyAsDouble(ranked[index]);
    }
    return values;
  }

  private Neighbours togetherNeighbours(int[] indexes) {
    StrongestNeighbours strongest = new StrongestNeighbours(indexes.length, MAX_NEIGHBOURS);
    together.forEach(
        (first, second, count) -> {
          if (count >= leastCount()) {
            double possible = Math.sqrt((double) items.orders(first) * items.orders(second));
            float cosine = (float) (count / possible);
            strongest.offer(indexes[first], indexes[second], cosine);
            strongest.offer(indexes[second], indexes[first], cosine);
          }
        });
    return strongest.toNeighbours();
  }

  private Neighbours nextNeighbours(int[] indexes) {
    StrongestNeighbours strongest = new StrongestNeighbours(indexes.length, MAX_NEIGHBOURS);
    next.forEach(
        (first, second, count) -> {
          if (count >= leastCount()) {
            float share = (float) ((double) count / items.followed(first));
            strongest.offer(indexes[first], indexes[second], share);
          }
        });
    return strongest.toNeighbours();
  }

  private Neighbours laterNeighbours(int[] indexes) {
    StrongestNeighbours strongest = new StrongestNeighbours(indexes.length, MAX_NEIGHBOURS);
    histories.forEachPair(
        (first, second, count) -> {
          if (count >= leastCount()) {
            double possible = Math.sqrt((double) histories.before(first) * items.orders(second));
            strongest.offer(indexes[first], indexes[second], (float) (count / possible));
          }
        });
    return strongest.toNeighbours();
  }

  private int leastCount() {
    return items.size() > LARGE_CATALOGUE ? 2 : 1;
  }
}
