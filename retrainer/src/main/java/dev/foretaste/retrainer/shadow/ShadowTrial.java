package dev.foretaste.retrainer.shadow;

import dev.foretaste.bundle.ScoringModel;
import dev.foretaste.experiments.report.ExperimentReport;
import dev.foretaste.learning.gate.Outcome;
import dev.foretaste.learning.gate.Policy;
import dev.foretaste.models.ChampionMove;
import dev.foretaste.models.ChampionPointers;
import dev.foretaste.models.ExperimentOutcomes;
import dev.foretaste.models.Experiments;
import dev.foretaste.models.ModelsUnavailableException;
import dev.foretaste.models.VersionCatalogue;
import dev.foretaste.retrainer.publishing.Publication.TrialEnd;
import dev.foretaste.schema.ChampionPointer;
import dev.foretaste.schema.Experiment;
import dev.foretaste.schema.ModelVerdict;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the shadow that the gate started, and decides about it. Everything comes from topics, so
 * that a restart goes on where the process before it was. Not thread-safe.
 */
public final class ShadowTrial implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ShadowTrial.class);

  private record Followed(String experimentId, ExperimentOutcomes outcomes) {}

  private final ShadowSettings settings;
  private final ShadowRule rule;
  private final Function<Experiment, ExperimentOutcomes> open;
  private final Clock clock;
  private Optional<Followed> followed = Optional.empty();

  /**
   * Follows nothing yet.
   *
   * @param margin what the lower bound of the difference in ndcg@10 must exceed; -1 to 1
   * @param open begins to read what is settled in an experiment
   */
  public ShadowTrial(
      ShadowSettings settings,
      double margin,
      Function<Experiment, ExperimentOutcomes> open,
      Clock clock) {
    this.settings = settings;
    this.rule = new ShadowRule(settings, margin);
    this.open = open;
    this.clock = clock;
  }

  /**
   * Whether a trial goes on that the next training has to wait for.
   *
   * @param newLabels that have come since the latest training
   */
  public boolean isUndecided(VersionCatalogue versions, long newLabels) {
    return trial(versions).isPresent() && newLabels < settings.patience();
  }

  /**
   * Looks at what has been settled by now.
   *
   * @param labels training examples known
   * @param skewMismatches examples whose features came out otherwise than they were scored
   * @return the end of the trial, to be published; empty while it goes on, or none does
   */
  public Optional<TrialEnd> decide(VersionCatalogue versions, long labels, long skewMismatches) {
    Optional<Experiment> running = trial(versions);
    if (running.isEmpty()) {
      forget();
      return Optional.empty();
    }
    Experiment trial = running.get();
    return report(trial)
        .flatMap(rule::judge)
        .map(finding -> checked(finding, trial, versions, skewMismatches))
        .map(finding -> end(trial, finding, versions, labels));
  }

  private static Optional<Experiment> trial(VersionCatalogue versions) {
    return versions
        .experiments()
        .running()
        .filter(ShadowStart::isOfTheGate)
        .filter(trial -> !versions.champion().equals(Optional.of(trial.getChallenger())));
  }

  private Optional<ExperimentReport> report(Experiment trial) {
    if (followed.filter(known -> known.experimentId().equals(trial.getId())).isEmpty()) {
      forget();
      followed = Optional.of(new Followed(trial.getId(), open.apply(trial)));
    }
    try {
      return Optional.of(followed.get().outcomes().report());
    } catch (ModelsUnavailableException e) {
      LOG.warn("The outcomes of experiment {} have to wait: {}", trial.getId(), e.getMessage());
      return Optional.empty();
    }
  }

  private static ShadowRule.Finding checked(
      ShadowRule.Finding finding,
      Experiment trial,
      VersionCatalogue versions,
      long skewMismatches) {
    Optional<ScoringModel> model = versions.model(trial.getChallenger());
    if (finding.passed() && model.isEmpty()) {
      return new ShadowRule.Finding(
          false, finding.reason() + "; but its bundle is not there any more");
    }
    if (finding.passed() && skewMismatches > 0) {
      return new ShadowRule.Finding(
          false,
          "%s; but the features of %d examples come out otherwise than they were scored"
              .formatted(finding.reason(), skewMismatches));
    }
    return finding;
  }

  private TrialEnd end(
      Experiment trial, ShadowRule.Finding finding, VersionCatalogue versions, long labels) {
    String version = trial.getChallenger();
    Outcome outcome = finding.passed() ? Outcome.PROMOTED : Outcome.REJECTED;
    // Without metrics: those belong to trainings.
    ModelVerdict verdict =
        new ModelVerdict(
            version,
            finding.passed(),
            List.of(finding.reason(), "experiment " + trial.getId()),
            List.of(),
            labels,
            Map.of(),
            List.of(),
            clock.millis(),
            Policy.SHADOW_FIRST.key(),
            outcome.key());
    Optional<ChampionPointer> pointer =
        finding.passed()
            ? Optional.of(
                ChampionPointers.next(
                    versions.pointer(),
                    version,
                    ChampionMove.TRAIN,
                    finding.reason(),
                    clock.instant()))
            : Optional.empty();
    return new TrialEnd(
        verdict, pointer, Experiments.ended(trial, outcome.key() + ": " + finding.reason(), clock));
  }

  private void forget() {
    followed.ifPresent(known -> known.outcomes().close());
    followed = Optional.empty();
  }

  @Override
  public void close() {
    forget();
  }
}
