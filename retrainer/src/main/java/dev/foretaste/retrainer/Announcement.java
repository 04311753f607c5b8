package dev.foretaste.retrainer;

import dev.foretaste.bundle.BundleDraft;
import dev.foretaste.learning.drift.DriftReference;
import dev.foretaste.learning.gate.Outcome;
import dev.foretaste.learning.statistics.TableShift;
import dev.foretaste.learning.training.Challenger;
import dev.foretaste.models.VersionCatalogue;
import dev.foretaste.retrainer.TrainingResult.Confirmed;
import dev.foretaste.retrainer.TrainingResult.Judged;
import dev.foretaste.retrainer.TrainingResult.Untrained;
import dev.foretaste.retrainer.publishing.Publication;
import dev.foretaste.schema.ModelVerdict;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Says what is to be published about a training: always a verdict that names the requests it
 * answers, whatever went wrong, and the bundle when it passed the gate. Thread-safe.
 */
final class Announcement {
  private static final String NO_VERSION = "";

  private final String policy;
  private final Promotions promotions;
  private final DraftBundles drafts;
  private final Clock clock;

  Announcement(String policy, Promotions promotions, DraftBundles drafts, Clock clock) {
    this.policy = policy;
    this.promotions = promotions;
    this.drafts = drafts;
    this.clock = clock;
  }

  /**
   * What is to be published.
   *
   * @param job what was trained on and why
   * @param versions what is there by now
   */
  Publication of(TrainingResult result, TrainingJob job, VersionCatalogue versions) {
    Provenance provenance = new Provenance(job.examples(), clock);
    if (result instanceof Judged judged) {
      return judged(judged, job, provenance, versions);
    }
    ModelVerdict verdict =
        result instanceof Confirmed confirmed
            ? confirmation(confirmed, provenance, job.requestIds())
            : refusal((Untrained) result, provenance, job.requestIds());
    return new Publication(verdict, Optional.empty());
  }

  /** With the champion's figures, so that it counts as a training and none is due any more. */
  private ModelVerdict confirmation(
      Confirmed confirmed, Provenance provenance, List<String> requestIds) {
    String reason =
        "champion %s was trained on exactly these examples; nothing new came since"
            .formatted(confirmed.champion().getVersion());
    return provenance.verdict(
        confirmed.champion().getVersion(),
        policy,
        Outcome.CONFIRMED,
        List.of(reason),
        requestIds,
        confirmed.champion().getMetrics());
  }

  private ModelVerdict refusal(
      Untrained untrained, Provenance provenance, List<String> requestIds) {
    return provenance.verdict(
        NO_VERSION,
        policy,
        Outcome.UNTRAINED,
        List.of(untrained.reason()),
        requestIds,
        untrained.metrics());
  }

  private Publication judged(
      Judged judged, TrainingJob job, Provenance provenance, VersionCatalogue versions) {
    Outcome outcome = judged.judgement().outcome();
    List<String> reasons = judged.origin().explain(judged.judgement().reasons(), job.trigger());
    BundleDraft draft =
        drafts
            .trained(judged.challenger(), judged.origin(), judged.timing(), job, versions)
            .withMetrics(judged.origin().mark(metrics(judged)))
            .withReference(judged.reference().map(DriftReference::encode));
    ModelVerdict verdict =
        provenance.verdict(
            draft.version(), policy, outcome, reasons, job.requestIds(), draft.metrics());
    return switch (outcome) {
      case PROMOTED ->
          new Publication(verdict, Optional.of(promotions.of(draft, reasons, versions)));
      case PASSED ->
          new Publication(
              verdict, Optional.empty(), Optional.of(promotions.candidate(draft, versions)));
      default -> new Publication(verdict, Optional.empty());
    };
  }

  private static Map<String, Double> metrics(Judged judged) {
    Challenger challenger = judged.challenger();
    Map<String, Double> metrics = new TreeMap<>(judged.contest().toMetrics());
    metrics.putAll(judged.timing().metrics());
    metrics.put("train_examples", (double) challenger.trainExamples());
    metrics.put("train_rows", (double) challenger.trainRows());
    metrics.put("rounds", (double) challenger.trees().rounds());
    metrics.put("validation_logloss", challenger.trees().validationLoss());
    metrics.put(
        "tables_shift",
        TableShift.popularity(challenger.judgedTables(), challenger.shippedTables()));
    return metrics;
  }
}
