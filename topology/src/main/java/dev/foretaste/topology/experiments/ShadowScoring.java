package dev.foretaste.topology.experiments;

import dev.foretaste.bundle.ScoringModel;
import dev.foretaste.experiments.RunningExperiment;
import dev.foretaste.experiments.ShadowJudge;
import dev.foretaste.orders.OrderEvent;
import dev.foretaste.prediction.Step;
import dev.foretaste.preferences.Revision;
import dev.foretaste.schema.CustomerState;
import dev.foretaste.schema.ShadowOutcome;
import dev.foretaste.topology.metrics.TopologyMetrics;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Judges shadows without ever letting them disturb what is served. Thread-safe. */
public final class ShadowScoring {
  private static final Logger LOG = LoggerFactory.getLogger(ShadowScoring.class);

  private final ShadowJudge judge = new ShadowJudge();
  private final TopologyMetrics metrics;

  /** Counts in these metrics. */
  public ShadowScoring(TopologyMetrics metrics) {
    this.metrics = metrics;
  }

  /** As {@link ShadowJudge#judge}; a challenger that cannot score is counted and logged. */
  public Optional<ShadowOutcome> judge(
      CustomerState before,
      OrderEvent event,
      Revision revision,
      Step.Accepted step,
      ScoringModel champion,
      Optional<RunningExperiment> experiment) {
    try {
      Optional<ShadowOutcome> outcome =
          judge.judge(before, event, revision, step, champion, experiment);
      outcome.ifPresent(settled -> metrics.shadowSettled());
      return outcome;
    } catch (RuntimeException e) {
      metrics.shadowFailed();
      LOG.warn("The shadow could not score the customer of the order at {}", revision, e);
      return Optional.empty();
    }
  }
}
