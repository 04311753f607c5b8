package dev.foretaste.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Runs the protocol: every method on the same splits, seeds 0 and up. */
public final class Evaluation {
  private Evaluation() {}

  /**
   * Evaluates.
   *
   * @param seeds how many, 1 or more
   * @param beginning told what begins: once per seed and method
   * @return a result per method, in the sequence of the methods
   */
  public static List<MethodResult> run(
      Dataset data, List<Method> methods, int seeds, Consumer<String> beginning) {
    List<List<Quality>> qualities = new ArrayList<>();
    List<BreakdownMeter> breakdowns = new ArrayList<>();
    for (int index = 0; index < methods.size(); index++) {
      qualities.add(new ArrayList<>());
      breakdowns.add(new BreakdownMeter());
    }
    for (int seed = 0; seed < seeds; seed++) {
      Split split = Split.of(data, seed);
      for (int index = 0; index < methods.size(); index++) {
        beginning.accept("seed %d: %s".formatted(seed, methods.get(index).name()));
        Ranker ranker = methods.get(index).fit(split);
        List<TestedOrder> tested = TestedOrder.all(ranker, data, split.test());
        qualities.get(index).add(Quality.of(tested));
        tested.forEach(breakdowns.get(index)::add);
      }
    }
    List<MethodResult> results = new ArrayList<>();
    for (int index = 0; index < methods.size(); index++) {
      Method method = methods.get(index);
      results.add(
          new MethodResult(
              method.name(),
              method.description(),
              qualities.get(index),
              breakdowns.get(index).result(),
              method.importance(),
              method.timing()));
    }
    return results;
  }
}
