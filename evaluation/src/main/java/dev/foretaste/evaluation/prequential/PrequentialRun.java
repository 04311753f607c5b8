package dev.foretaste.evaluation.prequential;

import dev.foretaste.evaluation.Dataset;
import dev.foretaste.evaluation.MethodResult;
import dev.foretaste.evaluation.MetricSums;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;
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
    for (int from = 0; from < orders.size(); from += settings.tablesEvery()) {
      int to = Math.min(orders.size(), from + settings.tablesEvery());
      List<OnlineOrder> block = orders.subList(from, to);
      IntStream.range(0, methods.size())
          .parallel()
          .forEach(method -> add(methods.get(method).process(block), block, sums.get(method)));
      done.accept(to);
    }
    List<MethodResult> results = new ArrayList<>();
    for (int method = 0; method < methods.size(); method++) {
      OnlineMethod run = methods.get(method);
      results.add(
          new MethodResult(run.name(), run.description(), List.of(sums.get(method).toQuality())));
    }
    return results;
  }

  private static void add(List<List<String>> rankings, List<OnlineOrder> block, MetricSums sums) {
    for (int i = 0; i < rankings.size(); i++) {
      if (block.get(i).isPredicted()) {
        sums.add(rankings.get(i), Set.copyOf(block.get(i).distinctItems()));
      }
    }
  }
}
