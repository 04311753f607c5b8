package dev.foretaste.cli.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CustomerDealerTest {
  private static final int ITEMS = 30;

  @Test
  void shouldDealTheSameCustomersInEveryRun() {
    List<TimedBasket> orders = orders(60);

    List<String> dealt = deal(orders);

    assertThat(deal(orders)).isEqualTo(dealt);
    // Written down from an earlier run: another JVM must come to the same.
    assertThat(dealt.subList(0, 12).stream().map(id -> Integer.valueOf(id.substring(6))))
        .containsExactly(1, 6, 1, 2, 1, 3, 4, 2, 1, 5, 1, 3);
  }

  @Test
  void shouldNotLookAtLaterOrders() {
    List<TimedBasket> orders = new ArrayList<>(orders(200));
    List<String> before = deal(orders).subList(0, 150);

    IntStream.range(150, 200).forEach(i -> orders.set(i, order("changed-" + i, "other")));

    assertThat(deal(orders).subList(0, 150)).isEqualTo(before);
  }

  @Test
  void shouldGiveRegularsManyOrdersAndEveryoneSome() {
    List<String> dealt = deal(orders(20_000));

    Map<String, Integer> counts = new HashMap<>();
    dealt.forEach(customer -> counts.merge(customer, 1, Integer::sum));
    List<Integer> sorted = counts.values().stream().sorted().toList();
    assertThat(counts).hasSizeBetween(1_950, 2_000);
    assertThat(sorted.get(sorted.size() / 2)).isBetween(5, 12);
    assertThat(sorted.get(sorted.size() - 1)).isBetween(20, 60);
  }

  @Test
  void shouldGiveCustomersATasteThatLasts() {
    List<TimedBasket> orders = orders(20_000);
    List<String> dealt = deal(orders);

    Map<String, Set<String>> known = new LinkedHashMap<>();
    int repeats = 0;
    int lines = 0;
    int byChance = 0;
    Set<String> nobodyInParticular = new HashSet<>();
    for (int i = 0; i < orders.size(); i++) {
      Set<String> own = known.computeIfAbsent(dealt.get(i), id -> new HashSet<>());
      Set<String> someoneElses =
          known.getOrDefault(dealt.get((i * 7919) % orders.size()), nobodyInParticular);
      for (DraftLine line : orders.get(i).lines()) {
        lines++;
        repeats += own.contains(line.item()) ? 1 : 0;
        byChance += someoneElses.contains(line.item()) ? 1 : 0;
      }
      orders.get(i).lines().forEach(line -> own.add(line.item()));
    }

    assertThat((double) repeats / lines).isGreaterThan(1.3 * byChance / lines);
  }

  private static List<String> deal(List<TimedBasket> orders) {
    CustomerDealer dealer = CustomerDealer.forOrders(orders.size());
    return orders.stream().map(dealer::deal).toList();
  }

  private static List<TimedBasket> orders(int count) {
    Random random = new Random(1);
    return IntStream.range(0, count)
        .mapToObj(i -> order("order-" + i, "item-" + random.nextInt(ITEMS)))
        .toList();
  }

  private static TimedBasket order(String id, String item) {
    List<DraftLine> lines = List.of(new DraftLine(item, "", 1, 0));
    return new TimedBasket("", id, 0, new PlacedBasket(new OrderPlace("s", "c", "USD"), lines));
  }
}
