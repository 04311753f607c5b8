package dev.foretaste.models;

import dev.foretaste.bundle.ScoringModel;
import dev.foretaste.experiments.ControlArm;
import dev.foretaste.schema.Experiment;
import dev.foretaste.scoring.BaselineScorer;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Experiments of a running system, read from and written to its topics. Thread-safe. */
final class ExperimentRegistry implements ExperimentAdministration {
  private final ModelAccess models;
  private final Function<Experiment, ExperimentOutcomes> outcomes;
  private final Clock clock;

  ExperimentRegistry(
      ModelAccess models, Function<Experiment, ExperimentOutcomes> outcomes, Clock clock) {
    this.models = models;
    this.outcomes = outcomes;
    this.clock = clock;
  }

  @Override
  public List<ExperimentView> list() {
    return models.answer(
        versions ->
            versions.experiments().all().stream()
                .map(experiment -> ExperimentView.of(experiment, versions.experiments().running()))
                .toList());
  }

  @Override
  public ExperimentView start(ExperimentPlan plan) {
    return models.answer(versions -> start(plan, versions));
  }

  private ExperimentView start(ExperimentPlan plan, VersionCatalogue versions) {
    requireChallenger(plan.challenger(), versions);
    Experiment next = Experiments.started(plan, clock);
    versions
        .experiments()
        .running()
        .ifPresent(
            former ->
                models.write(Experiments.ended(former, next.getId() + " takes its place", clock)));
    models.write(next);
    return ExperimentView.of(next, Optional.of(next));
  }

  @Override
  public ExperimentView stop(String reason) {
    return models.answer(versions -> stop(reason, versions));
  }

  private ExperimentView stop(String reason, VersionCatalogue versions) {
    Experiment running =
        versions
            .experiments()
            .running()
            .orElseThrow(
                () -> new ModelRefusedException("no experiment goes on; there is none to stop"));
    Experiment ended = Experiments.ended(running, reason, clock);
    models.write(ended);
    return ExperimentView.of(ended, Optional.empty());
  }

  @Override
  public ExperimentDetails report(Optional<String> id) {
    Experiment experiment = models.answer(versions -> find(id, versions.experiments()));
    ExperimentView view =
        models.answer(versions -> ExperimentView.of(experiment, versions.experiments().running()));
    try (ExperimentOutcomes settled = outcomes.apply(experiment)) {
      return ExperimentDetails.of(view, settled.report());
    }
  }

  private static Experiment find(Optional<String> id, ExperimentCatalogue known) {
    return id.map(known::find)
        .orElseGet(() -> known.all().stream().reduce((former, latter) -> latter))
        .orElseThrow(() -> new UnknownExperimentException(missing(id)));
  }

  private void requireChallenger(String challenger, VersionCatalogue versions) {
    String champion = versions.champion().orElse(ScoringModel.INITIAL_VERSION);
    if (challenger.equals(champion)) {
      throw new ModelRefusedException(
          "version %s is champion; try another version beside it".formatted(challenger));
    }
    if (!challenger.equals(ControlArm.NAME)) {
      models.requireUsable(challenger);
    } else if (isBaseline(champion, versions)) {
      throw new ModelRefusedException(
          "champion %s is the baseline scorer itself; there is nothing to compare it with"
              .formatted(champion));
    }
  }

  private static boolean isBaseline(String version, VersionCatalogue versions) {
    return versions.model(version).filter(m -> m.scorer() instanceof BaselineScorer).isPresent();
  }

  private static String missing(Optional<String> id) {
    return id.map(name -> "experiment %s is not there; list the experiments".formatted(name))
        .orElse("there was no experiment yet; start one");
  }
}
