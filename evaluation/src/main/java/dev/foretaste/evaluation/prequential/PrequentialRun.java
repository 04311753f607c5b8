package dev.foretaste.evaluation.prequential;

import dev.foretaste.evaluation.BreakdownMeter;
import dev.foretaste.evaluation.Dataset;
import dev.foretaste.evaluation.MethodResult;
import dev.foretaste.evaluation.MetricSums;
import dev.foretaste.evaluation.Ranked;
import dev.foretaste.evaluation.TestedOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Takes methods through all orders of a data set in one pass: predict, then test, then learn (Gama
 * et al., "On evaluating stream learning algorithms", 2013, section 3).
 */
public final class PrequentialRun {
  private PrequentialRun() {}

  /**
   * Runs.
   *
   * @param done told now and then how many orders are done
   * @return a result per method, in the sequence of the methods
   * @throws IllegalArgumentException when no order is predicted
   */
  public static List<MethodResult> run(
      Dataset data, List<OnlineMethod> methods, PrequentialSettings settings, IntConsumer done) {
    List<OnlineOrder> orders = OrderSequence.of(data);
    if (orders.stream().noneMatch(OnlineOrder::isPredicted)) {
      throw new IllegalArgumentException(
          "no customer has %d orders; nothing is predicted".formatted(OnlineOrder.FIRST_PREDICTED));
    }
    List<MetricSums> sums = methods.stream().map(method -> new MetricSums()).toList();
    List<BreakdownMeter> breakdowns = methods.stream().map(method -> new BreakdownMeter()).toList();
    List<Set<String>> itemsBefore = itemsBefore(orders);
    for (int from = 0; from < orders.size(); from += settings.tablesEvery()) {
      int to = Math.min(orders.size(), from + settings.tablesEvery());
      List<OnlineOrder> block = orders.subList(from, to);
      IntStream.range(0, methods.size())
          .parallel()
          .forEach(
              method ->
                  tested(methods.get(method).process(block), block, itemsBefore)
                      .forEach(
                          order -> {
                            sums.get(method).add(order.ranked().items(), order.ordered());
                            breakdowns.get(method).add(order);
                          }));
      done.accept(to);
    }
    List<MethodResult> results = new ArrayList<>();
    for (int method = 0; method < methods.size(); method++) {
      OnlineMethod run = methods.get(method);
      results.add(
          new MethodResult(
              run.name(),
              run.description(),
              List.of(sums.get(method).toQuality()),
              breakdowns.get(method).result(),
              run.importance(),
              Map.of()));
    }
    return results;
  }

  private static List<TestedOrder> tested(
      List<Ranked> rankings, List<OnlineOrder> block, List<Set<String>> itemsBefore) {
    return IntStream.range(0, rankings.size())
        .filter(place -> block.get(place).isPredicted())
        .mapToObj(
            place -> {
              OnlineOrder order = block.get(place);
              return new TestedOrder(
                  rankings.get(place),
                  Set.copyOf(order.distinctItems()),
                  order.number() - 1,
                  itemsBefore.get(order.position()));
            })
        .toList();
  }

  /** Per order what of its items the customer had before. */
  private static List<Set<String>> itemsBefore(List<OnlineOrder> orders) {
    Map<Integer, Set<String>> had = new HashMap<>();
    List<Set<String>> before = new ArrayList<>();
    for (OnlineOrder order : orders) {
      Set<String> items = had.computeIfAbsent(order.customer(), customer -> new HashSet<>());
      before.add(
          order.distinctItems().stream()
              .filter(items::contains)
              .collect(Collectors.toUnmodifiableSet()));
      items.addAll(order.distinctItems());
    }
    return before;
  }
}
