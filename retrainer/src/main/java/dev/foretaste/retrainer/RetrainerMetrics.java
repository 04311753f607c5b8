package dev.foretaste.retrainer;

import dev.foretaste.retrainer.drift.DriftMetrics;
import dev.foretaste.retrainer.publishing.Publication;
import dev.foretaste.schema.ModelVerdict;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.prometheus.client.Gauge;
import java.time.Duration;

/** Counts what the retrainer does; counters start at 0 with the process. Thread-safe. */
final class RetrainerMetrics {
  private final DriftMetrics drift;
  private final Counter trainings;
  private final Counter verdicts;
  private final Counter tablesVersions;
  private final Counter skewChecked;
  private final Counter skewUnchecked;
  private final Counter skewMismatches;
  private final Counter unreadable;
  private final Gauge examples;
  private final Gauge trainingSeconds;
  private final Gauge trainingRounds;
  private final Gauge trainingRoundsAtMost;
  private final Gauge validationLogloss;
  private final Gauge trainingSecondsLeft;

  /** Registers the metrics; a registry takes them once. */
  RetrainerMetrics(CollectorRegistry registry) {
    drift = new DriftMetrics(registry);
    trainings =
        Counter.build("foretaste_trainings_total", "Trainings begun and ended with a verdict.")
            .register(registry);
    verdicts =
        Counter.build("foretaste_verdicts_total", "Verdicts published, by outcome.")
            .labelNames("outcome")
            .register(registry);
    tablesVersions =
        Counter.build(
                "foretaste_tables_versions_total",
                "Versions published with new item tables for the champion's scorer.")
            .register(registry);
    skewChecked =
        Counter.build(
                "foretaste_skew_checked_total",
                "Examples whose features were computed anew and compared with serving's.")
            .register(registry);
    skewUnchecked =
        Counter.build(
                "foretaste_skew_unchecked_total",
                "Examples whose model version is no longer known, so that nothing can be compared.")
            .register(registry);
    skewMismatches =
        Counter.build(
                "foretaste_skew_mismatches_total",
                "Examples whose features came out otherwise than when serving; must stay 0.")
            .register(registry);
    unreadable =
        Counter.build(
                "foretaste_retrainer_unreadable_records_total",
                "Records that the retrainer could not read and left out.")
            .register(registry);
    examples =
        Gauge.build("foretaste_training_examples", "Training examples held.").register(registry);
    trainingSeconds =
        Gauge.build("foretaste_training_seconds", "Duration of the latest training. Seconds.")
            .register(registry);
    trainingRounds =
        Gauge.build(
                "foretaste_training_rounds",
                "Boosting rounds done of the running training, or of the latest.")
            .register(registry);
    trainingRoundsAtMost =
        Gauge.build(
                "foretaste_training_rounds_at_most",
                "Boosting rounds after which it ends at the latest.")
            .register(registry);
    validationLogloss =
        Gauge.build(
                "foretaste_training_validation_logloss",
                "Log-loss on the validation rows after the latest round.")
            .register(registry);
    trainingSecondsLeft =
        Gauge.build(
                "foretaste_training_seconds_left",
                "Until the last round at the latest, at the pace so far; 0 when no training runs."
                    + " Seconds.")
            .register(registry);
  }

  /** Those of what has moved. */
  DriftMetrics drift() {
    return drift;
  }

  void trained(Duration duration) {
    trainings.inc();
    trainingSeconds.set(duration.toMillis() / 1_000.0);
    trainingSecondsLeft.set(0);
  }

  void training(TrainingProgress.State state) {
    trainingRounds.set(state.round());
    trainingRoundsAtMost.set(state.most());
    validationLogloss.set(state.validationLoss());
    state.atMostLeft().ifPresent(left -> trainingSecondsLeft.set(left.toMillis() / 1_000.0));
  }

  void published(Publication publication) {
    judged(publication.verdict());
  }

  void judged(ModelVerdict verdict) {
    verdicts.labels(verdict.getOutcome()).inc();
  }

  void tablesPublished() {
    tablesVersions.inc();
  }

  void compared(SkewCount count) {
    skewChecked.inc(count.checked());
    skewUnchecked.inc(count.unchecked());
    skewMismatches.inc(count.mismatches());
  }

  void unreadable() {
    unreadable.inc();
  }

  void holding(int count) {
    examples.set(count);
  }
}
