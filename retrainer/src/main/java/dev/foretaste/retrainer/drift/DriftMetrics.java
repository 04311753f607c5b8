package dev.foretaste.retrainer.drift;

import dev.foretaste.learning.drift.Shift;
import dev.foretaste.schema.DriftEvent;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.prometheus.client.Gauge;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tells how far things have moved. Belongs to the control thread. */
public final class DriftMetrics {
  private static final List<String> KINDS =
      List.of(
          "feature",
          "score",
          "label",
          "quality",
          "volume",
          "price",
          "unknown-items",
          "silent-store");

  private final Gauge index;
  private final Gauge raised;
  private final Counter events;
  private final Gauge recall;
  private final Gauge ndcg;
  private final Gauge outcomes;
  private final Map<String, Set<String>> standing = new HashMap<>();

  /** Registers the metrics; a registry takes them once. */
  public DriftMetrics(CollectorRegistry registry) {
    index =
        Gauge.build(
                "foretaste_drift_index",
                "Population stability index of the latest window against the champion's reference.")
            .labelNames("kind", "subject")
            .register(registry);
    raised =
        Gauge.build("foretaste_drift_raised", "Subjects that are not as they were, by kind.")
            .labelNames("kind")
            .register(registry);
    events =
        Counter.build("foretaste_drift_events_total", "Published to drift-events, by kind.")
            .labelNames("kind")
            .register(registry);
    recall =
        Gauge.build(
                "foretaste_online_recall",
                "Mean recall@10 of the latest outcomes, by the version whose trees scored.")
            .labelNames("trees")
            .register(registry);
    ndcg =
        Gauge.build(
                "foretaste_online_ndcg",
                "Mean ndcg@10 of the latest outcomes, by the version whose trees scored.")
            .labelNames("trees")
            .register(registry);
    outcomes =
        Gauge.build(
                "foretaste_online_outcomes",
                "Outcomes that these means are over, by the version whose trees scored.")
            .labelNames("trees")
            .register(registry);
    for (String kind : KINDS) {
      raised.labels(kind);
      events.labels(kind);
      standing.put(kind, new HashSet<>());
    }
    forget(List.of());
    online(Map.of());
  }

  /** A window was compared. */
  void compared(List<Shift> shifts) {
    for (Shift shift : shifts) {
      index.labels(shift.quantity().kind(), shift.quantity().name()).set(shift.index());
    }
  }

  /** There is another champion: what stood against the one before stands no more. */
  void forget(List<String> kinds) {
    index.clear();
    index.labels("score", "margin").set(Double.NaN);
    for (String kind : kinds) {
      standing.get(kind).clear();
      raised.labels(kind).set(0);
    }
  }

  /** Something has begun or ceased to differ, as was learned from what was there at the start. */
  void stands(DriftEvent event) {
    Set<String> subjects = standing.get(event.getKind());
    if (event.getState().equals("raised")) {
      subjects.add(event.getSubject());
    } else {
      subjects.remove(event.getSubject());
    }
    raised.labels(event.getKind()).set(subjects.size());
  }

  /** An event is on its topic. */
  void published(DriftEvent event) {
    stands(event);
    events.labels(event.getKind()).inc();
  }

  /** How well predictions turned out; of versions that are not named, nothing is told any more. */
  public void online(Map<String, OnlineMeans> byTrees) {
    recall.clear();
    ndcg.clear();
    outcomes.clear();
    if (byTrees.isEmpty()) {
      online("none", new OnlineMeans(0, Double.NaN, Double.NaN));
    }
    byTrees.forEach(this::online);
  }

  private void online(String trees, OnlineMeans means) {
    recall.labels(trees).set(means.recall());
    ndcg.labels(trees).set(means.ndcg());
    outcomes.labels(trees).set(means.outcomes());
  }
}
