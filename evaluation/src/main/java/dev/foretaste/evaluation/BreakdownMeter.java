package dev.foretaste.evaluation;

import dev.foretaste.learning.quality.Segment;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Adds up a {@link Breakdown}. Not thread-safe. */
public final class BreakdownMeter {
  private final Map<HistoryLength, MetricSums> byHistory = new EnumMap<>(HistoryLength.class);
  private final Map<Segment, MetricSums> bySegment = new EnumMap<>(Segment.class);
  private final Map<Novelty, MetricSums> byNovelty = new EnumMap<>(Novelty.class);
  private final ReliabilityCurve calibration = new ReliabilityCurve();

  private enum Novelty {
    REPEAT,
    EXPLORE;

    @Override
    public String toString() {
      return this == REPEAT ? "had before" : "never had before";
    }
  }

  /** Adds a tested order. */
  public void add(TestedOrder tested) {
    List<String> ranked = tested.ranked().items();
    double[] measured = MetricSums.measure(ranked, tested.ordered());
    sums(byHistory, HistoryLength.of(tested.ordersBefore())).add(measured);
    sums(bySegment, Segment.of(tested.ordersBefore())).add(measured);
    Set<String> repeated = new HashSet<>(tested.ordered());
    repeated.retainAll(tested.itemsBefore());
    Set<String> explored = new HashSet<>(tested.ordered());
    explored.removeAll(repeated);
    add(Novelty.REPEAT, ranked, repeated);
    add(Novelty.EXPLORE, ranked, explored);
    calibration.add(tested.ranked(), tested.ordered());
  }

  private void add(Novelty novelty, List<String> ranked, Set<String> ordered) {
    if (!ordered.isEmpty()) {
      sums(byNovelty, novelty).add(ranked, ordered);
    }
  }

  /** What was added up so far. */
  public Breakdown result() {
    return new Breakdown(parts(byHistory), parts(bySegment), parts(byNovelty), calibration.bins());
  }

  private static <K> MetricSums sums(Map<K, MetricSums> groups, K group) {
    return groups.computeIfAbsent(group, key -> new MetricSums());
  }

  private static <K> List<Breakdown.Part> parts(Map<K, MetricSums> groups) {
    return groups.entrySet().stream()
        .map(
            group ->
                new Breakdown.Part(
                    group.getKey().toString(),
                    group.getValue().size(),
                    group.getValue().toQuality()))
        .toList();
  }
}
