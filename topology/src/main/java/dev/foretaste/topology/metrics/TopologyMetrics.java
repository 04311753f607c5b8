package dev.foretaste.topology.metrics;

import dev.foretaste.schema.OrderPrediction;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.prometheus.client.Histogram;
import java.util.function.Supplier;

/**
 * Counts what the stream does. Counters start at 0 with the process and may count a record again
 * that is processed again after a failure; topics hold the exact numbers. Orders taken = accepted +
 * duplicates + dead letters. Thread-safe.
 */
public final class TopologyMetrics {
  private final Counter orders;
  private final Counter predictions;
  private final Counter duplicates;
  private final Counter deadLetters;
  private final Counter modelSwaps;
  private final Counter bundlesLoaded;
  private final Counter bundlesRefused;
  private final Counter menuRecordsRefused;
  private final Counter feedback;
  private final Counter feedbackDuplicates;
  private final Counter satisfactionRecordsRefused;
  private final Counter inputWaits;
  private final Counter erasures;
  private final Counter erasureRecordsRefused;
  private final Counter shadowOutcomes;
  private final Counter shadowFailures;
  private final Counter placeholders;
  private final Histogram scoring;

  /** Registers the metrics; a registry takes them once. */
  public TopologyMetrics(CollectorRegistry registry) {
    orders =
        Counter.build("foretaste_orders_total", "Order events accepted and learned.")
            .register(registry);
    predictions =
        Counter.build("foretaste_predictions_total", "Predictions made, by scorer.")
            .labelNames("scorer")
            .register(registry);
    duplicates =
        Counter.build("foretaste_duplicates_total", "Order events that had been taken before.")
            .register(registry);
    deadLetters =
        Counter.build("foretaste_dead_letters_total", "Records refused, by reason.")
            .labelNames("reason")
            .register(registry);
    modelSwaps =
        Counter.build("foretaste_model_swaps_total", "Adoptions of a new champion, per partition.")
            .register(registry);
    bundlesLoaded =
        Counter.build("foretaste_bundles_loaded_total", "Model bundles checked and loaded.")
            .register(registry);
    bundlesRefused =
        Counter.build("foretaste_bundles_refused_total", "Model updates that could not be used.")
            .register(registry);
    menuRecordsRefused =
        Counter.build(
                "foretaste_menu_records_refused_total", "Menu records that could not be read.")
            .register(registry);
    feedback = Counter.build("foretaste_feedback_total", "Feedback taken.").register(registry);
    feedbackDuplicates =
        Counter.build("foretaste_feedback_duplicates_total", "Feedback that had been taken before.")
            .register(registry);
    satisfactionRecordsRefused =
        Counter.build(
                "foretaste_satisfaction_records_refused_total",
                "Records of satisfaction that could not be read.")
            .register(registry);
    inputWaits =
        Counter.build(
                "foretaste_input_waits_total",
                "Times a task waited for a model or menu it had adopted before.")
            .register(registry);
    erasures =
        Counter.build("foretaste_erasures_total", "Requests to forget a customer fulfilled.")
            .register(registry);
    erasureRecordsRefused =
        Counter.build(
                "foretaste_erasure_records_refused_total",
                "Records of erasures that could not be read.")
            .register(registry);
    placeholders =
        Counter.build(
                "foretaste_placeholders_total",
                "Records passed over that keep the places of erased ones on a rewritten log.")
            .register(registry);
    shadowOutcomes =
        Counter.build(
                "foretaste_shadow_outcomes_total", "Predictions of a shadow that were settled.")
            .register(registry);
    shadowFailures =
        Counter.build(
                "foretaste_shadow_failures_total",
                "Times a shadow could not score; nothing else was disturbed.")
            .register(registry);
    scoring =
        Histogram.build(
                "foretaste_scoring_seconds",
                "Time from a customer's state to the new prediction: outcome, example, learning,"
                    + " candidates, features, scores. Seconds.")
            .buckets(.00005, .0001, .0002, .0005, .001, .002, .005, .01, .05, .25)
            .register(registry);
  }

  /** Runs the pure part of processing an order and records how long it took. */
  public <T> T timeStep(Supplier<T> step) {
    Histogram.Timer timer = scoring.startTimer();
    try {
      return step.get();
    } finally {
      timer.observeDuration();
    }
  }

  /** An order event was learned and this prediction stands. */
  public void accepted(OrderPrediction prediction) {
    orders.inc();
    predictions.labels(prediction.getScorer()).inc();
  }

  /** An event was recognised as a duplicate. */
  public void duplicate() {
    duplicates.inc();
  }

  /** A record was refused for this reason (a rejection's code). */
  public void deadLetter(String reason) {
    deadLetters.labels(reason).inc();
  }

  /** A task adopted a new champion. */
  public void modelSwapped() {
    modelSwaps.inc();
  }

  /** A bundle passed its checks. */
  public void bundleLoaded() {
    bundlesLoaded.inc();
  }

  /** A bundle, champion pointer or other model update could not be used. */
  public void bundleRefused() {
    bundlesRefused.inc();
  }

  /** A menu record could not be read. */
  public void menuRecordRefused() {
    menuRecordsRefused.inc();
  }

  /** Feedback was taken. */
  public void feedbackTaken() {
    feedback.inc();
  }

  /** Feedback was recognised as a duplicate. */
  public void feedbackDuplicate() {
    feedbackDuplicates.inc();
  }

  /** A record of satisfaction could not be read. */
  public void satisfactionRecordRefused() {
    satisfactionRecordsRefused.inc();
  }

  /** A customer was forgotten. */
  public void customerErased() {
    erasures.inc();
  }

  /** A record of an erasure could not be read. */
  public void erasureRecordRefused() {
    erasureRecordsRefused.inc();
  }

  /** A record was passed over that keeps the place of an erased one. */
  public void placeholder() {
    placeholders.inc();
  }

  /** A task has to wait for an input that it had adopted. */
  public void waitedForInput() {
    inputWaits.inc();
  }

  /** A shadow's prediction was compared with what was really ordered. */
  public void shadowSettled() {
    shadowOutcomes.inc();
  }

  /** A shadow could not score. */
  public void shadowFailed() {
    shadowFailures.inc();
  }
}
