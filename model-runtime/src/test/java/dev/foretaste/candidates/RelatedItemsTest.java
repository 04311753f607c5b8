package dev.foretaste.candidates;

import static dev.foretaste.fixtures.Customers.orders;
import static dev.foretaste.fixtures.Customers.unknown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.foretaste.candidates.RelatedItems.Signal;
import dev.foretaste.fixtures.Customers;
import dev.foretaste.fixtures.TinyModels;
import dev.foretaste.schema.Basket;
import dev.foretaste.schema.BasketLine;
import dev.foretaste.schema.CustomerPreferences;
import dev.foretaste.schema.ItemPreference;
import dev.foretaste.tables.ItemTables;
import dev.foretaste.tables.Neighbours;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RelatedItemsTest {

  @Test
  void shouldFollowTheRelationsOfTheLatestBasket() {
    // a and b each point at c; a also at d
    Neighbours next =
        new Neighbours(
            new int[] {2, 3, 3, 3}, new int[] {2, 3, 2}, new float[] {0.5f, 0.25f, 0.125f});
    ItemTables tables =
        new ItemTables(List.of("a", "b", "c", "d"), Map.of(), Neighbours.none(4), next);

    RelatedItems related = RelatedItems.of(orders(unknown(), 0, "a", "b", "not-there"), tables);

    assertThat(related.size()).isEqualTo(2);
    assertThat(related.signal(Signal.NEXT_SUM, 2)).isEqualTo(0.625f);
    assertThat(related.signal(Signal.NEXT_MAX, 2)).isEqualTo(0.5f);
    assertThat(related.signal(Signal.NEXT_SUM, 3)).isEqualTo(0.25f);
    assertThat(related.signal(Signal.NEXT_EARLIER, 2)).isZero();
    assertThat(related.signal(Signal.NEXT_SUM, 0)).isZero();
    assertThat(related.signal(Signal.NEXT_SUM, ItemTables.UNKNOWN)).isZero();
  }

  @Test
  void shouldTellTheLatestBasketFromEarlierOnes() {
    Neighbours next = new Neighbours(new int[] {1, 1}, new int[] {1}, new float[] {0.5f});
    ItemTables tables = new ItemTables(List.of("a", "b"), Map.of(), Neighbours.none(2), next);

    RelatedItems related =
        RelatedItems.of(orders(orders(unknown(), 0, "a"), 1, "elsewhere"), tables);

    assertThat(related.signal(Signal.NEXT_SUM, 1)).isZero();
    assertThat(related.signal(Signal.NEXT_EARLIER, 1)).isEqualTo(0.5f);
  }

  @Test
  void shouldWeighTheHistoryByWhatIsLeftOfItToday() {
    Neighbours together = new Neighbours(new int[] {1, 1}, new int[] {1}, new float[] {0.5f});
    ItemTables tables = new ItemTables(List.of("a", "b"), Map.of(), together, Neighbours.none(2));

    RelatedItems related =
        RelatedItems.of(orders(orders(unknown(), 0, "a"), 1, "elsewhere"), tables);

    assertThat(related.signal(Signal.TOGETHER_HISTORY, 1)).isCloseTo(0.45f, within(1e-6f));
    assertThat(related.signal(Signal.TOGETHER_SUM, 1)).isZero();
  }

  @Property(tries = 100)
  void shouldSumLikeAPlainMap(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 60) int orders,
      @ForAll @IntRange(min = 6, max = 900) int items) {
    CustomerPreferences customer = Customers.random(seed, orders, items);
    ItemTables tables = TinyModels.tables(items, seed);

    RelatedItems related = RelatedItems.of(customer, tables);

    Map<Integer, Map<Signal, Double>> expected = naive(customer, tables);
    assertThat(related.size()).isEqualTo(expected.size());
    for (int item = 0; item < items; item++) {
      Map<Signal, Double> sums = expected.getOrDefault(item, Map.of());
      for (Signal signal : Signal.values()) {
        assertThat((double) related.signal(signal, item))
            .as("%s of item %d", signal, item)
            .isCloseTo(sums.getOrDefault(signal, 0.0), within(1e-5));
      }
    }
  }

  private static Map<Integer, Map<Signal, Double>> naive(
      CustomerPreferences customer, ItemTables tables) {
    Map<Integer, Map<Signal, Double>> sums = new HashMap<>();
    List<Basket> baskets = customer.getRecentBaskets();
    for (Basket basket : baskets) {
      for (BasketLine line : basket.getLines()) {
        int item = tables.indexOf(line.getItemId());
        if (basket == baskets.get(baskets.size() - 1)) {
          add(sums, tables.next(), item, 1, Signal.NEXT_SUM, Signal.NEXT_MAX);
          add(sums, tables.together(), item, 1, Signal.TOGETHER_SUM, Signal.TOGETHER_MAX);
        } else {
          add(sums, tables.next(), item, 1, Signal.NEXT_EARLIER, Signal.NEXT_EARLIER);
        }
      }
    }
    for (ItemPreference own : customer.getItems()) {
      double left = Math.pow(0.9, customer.getOrderCount() - own.getLastOrder());
      add(
          sums,
          tables.together(),
          tables.indexOf(own.getItemId()),
          own.getSlowWeight() * left,
          Signal.TOGETHER_HISTORY,
          Signal.TOGETHER_HISTORY);
      add(
          sums,
          tables.later(),
          tables.indexOf(own.getItemId()),
          own.getSlowWeight() * left,
          Signal.LATER_HISTORY,
          Signal.LATER_HISTORY);
      add(
          sums,
          tables.later(),
          tables.indexOf(own.getItemId()),
          1,
          Signal.LATER_SUM,
          Signal.LATER_MAX);
    }
    return sums;
  }

  private static void add(
      Map<Integer, Map<Signal, Double>> sums,
      Neighbours neighbours,
      int source,
      double factor,
      Signal sum,
      Signal max) {
    for (int k = neighbours.begin(source); k < neighbours.end(source); k++) {
      Map<Signal, Double> row =
          sums.computeIfAbsent(neighbours.item(k), item -> new EnumMap<>(Signal.class));
      double value = neighbours.weight(k) * factor;
      row.merge(sum, value, Double::sum);
      if (max != sum) {
        row.merge(max, value, Math::max);
      }
    }
  }
}
