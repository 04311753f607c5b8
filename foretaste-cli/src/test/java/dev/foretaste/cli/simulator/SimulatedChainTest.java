package dev.foretaste.cli.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretaste.schema.OrderLine;
import dev.foretaste.schema.OrderPlaced;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SimulatedChainTest {
  private static final Instant START = Instant.parse("2026-05-01T10:00:00Z");

  @Test
  void shouldGiveTheSameOrdersForTheSameSeedAndRun() {
    assertThat(orders(7, START, 500)).isEqualTo(orders(7, START, 500));
    assertThat(orders(7, START, 500)).isNotEqualTo(orders(8, START, 500));
  }

  @Test
  void shouldGiveEveryOrderAnIdThatNoOtherRunGives() {
    Set<String> ids = new HashSet<>();

    orders(7, START, 500).forEach(order -> ids.add(order.getOrderId()));
    orders(7, START.plusMillis(1), 500).forEach(order -> ids.add(order.getOrderId()));

    assertThat(ids).hasSize(1000);
  }

  @Test
  void shouldKeepItsCustomersAndTheirStoresAcrossRuns() {
    Map<String, String> first = storesOf(orders(7, START, 5_000));

    Map<String, String> second = storesOf(orders(7, START.plusSeconds(60), 5_000));

    assertThat(first).hasSizeGreaterThan(350);
    second.keySet().retainAll(first.keySet());
    assertThat(first).containsAllEntriesOf(second);
  }

  @Test
  void shouldPlaceOrdersWithinTheRangesOfTheSchema() {
    for (OrderPlaced order : orders(7, START, 2_000)) {
      assertThat(order.getLines()).hasSizeBetween(1, 4);
      assertThat(order.getLines())
          .allSatisfy(
              line -> {
                assertThat(line.getQuantity()).isEqualTo(1);
                assertThat(line.getUnitPrice()).isPositive();
              });
      assertThat(order.getCurrency()).isEqualTo("EUR");
    }
  }

  @Test
  void shouldLetCustomersOrderWhatTheyOrderedBefore() {
    Map<String, Set<String>> known = new HashMap<>();
    List<OrderPlaced> orders = orders(7, START, 10_000);
    orders.subList(0, 5_000).forEach(o -> itemsOf(known, o).addAll(items(o)));

    double own = 0;
    double everyone = 0;
    for (OrderPlaced order : orders.subList(5_000, 10_000)) {
      List<String> ordered = items(order);
      own += share(ordered, itemsOf(known, order));
      everyone += share(ordered, known.values().iterator().next());
    }

    assertThat(own / 5_000).isGreaterThan(0.7);
    assertThat(own).isGreaterThan(2 * everyone);
  }

  @Test
  void shouldLetCustomersKeepToTheirTimes() {
    Set<String> atLunch = customersAt(Instant.parse("2026-05-04T12:00:00Z"));
    Set<String> atNight = customersAt(Instant.parse("2026-05-04T23:00:00Z"));

    Set<String> both = new HashSet<>(atLunch);
    both.retainAll(atNight);

    assertThat(both.size()).isLessThan(Math.min(atLunch.size(), atNight.size()) / 2);
  }

  /** The hundred who order most often if it always were that time. */
  private static Set<String> customersAt(Instant time) {
    SimulatedChain chain = new SimulatedChain(new SimulatorSettings(7, 3, 400), START);
    Map<String, Long> counts =
        IntStream.range(0, 5_000)
            .mapToObj(i -> chain.next(time).getCustomerId())
            .collect(Collectors.groupingBy(id -> id, Collectors.counting()));
    return counts.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .limit(100)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private static List<OrderPlaced> orders(long seed, Instant runStart, int count) {
    SimulatedChain chain = new SimulatedChain(new SimulatorSettings(seed, 3, 400), runStart);
    return IntStream.range(0, count)
        .mapToObj(i -> chain.next(START.plus(Duration.ofMinutes(7).multipliedBy(i))))
        .toList();
  }

  private static Map<String, String> storesOf(List<OrderPlaced> orders) {
    Map<String, String> stores = new HashMap<>();
    orders.forEach(order -> stores.put(order.getCustomerId(), order.getStoreId()));
    return stores;
  }

  private static Set<String> itemsOf(Map<String, Set<String>> known, OrderPlaced order) {
    return known.computeIfAbsent(order.getCustomerId(), id -> new HashSet<>());
  }

  private static List<String> items(OrderPlaced order) {
    return order.getLines().stream().map(OrderLine::getItemId).toList();
  }

  private static double share(List<String> ordered, Set<String> known) {
    return ordered.stream().filter(known::contains).count() / (double) ordered.size();
  }
}
