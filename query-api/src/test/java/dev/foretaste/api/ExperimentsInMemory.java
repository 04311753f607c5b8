package dev.foretaste.api;

import dev.foretaste.experiments.report.ArmReport;
import dev.foretaste.experiments.report.Figure;
import dev.foretaste.models.ExperimentAdministration;
import dev.foretaste.models.ExperimentDetails;
import dev.foretaste.models.ExperimentPlan;
import dev.foretaste.models.ExperimentView;
import dev.foretaste.models.ModelRefusedException;
import dev.foretaste.models.UnknownExperimentException;
import dev.foretaste.models.UnknownModelException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One experiment, x-1; version v1 can be tried. */
final class ExperimentsInMemory implements ExperimentAdministration {
  private Optional<ExperimentView> running = Optional.empty();

  @Override
  public List<ExperimentView> list() {
    return running.stream().toList();
  }

  @Override
  public ExperimentView start(ExperimentPlan plan) {
    if (!plan.challenger().equals("v1")) {
      throw new UnknownModelException(plan.challenger());
    }
    ExperimentView started =
        new ExperimentView(
            "x-1",
            plan.kind().name().toLowerCase(Locale.ROOT),
            plan.challenger(),
            plan.perMille() / 1_000.0,
            plan.salt().orElse("x-1"),
            true,
            plan.reason(),
            "2026-01-01T00:00:00Z",
            "",
            "");
    running = Optional.of(started);
    return started;
  }

  @Override
  public ExperimentView stop(String reason) {
    ExperimentView stopped =
        running.orElseThrow(() -> new ModelRefusedException("no experiment goes on"));
    running = Optional.empty();
    return stopped;
  }

  @Override
  public ExperimentDetails report(Optional<String> id) {
    ExperimentView view =
        running
            .filter(experiment -> id.isEmpty() || id.get().equals(experiment.id()))
            .orElseThrow(() -> new UnknownExperimentException("experiment is not there"));
    ArmReport arm = new ArmReport(7, 3, Map.of("recall@10", new Figure(0.5, 0.25, 0.75)));
    return new ExperimentDetails(view, arm, arm, Map.of("recall@10", new Figure(0, -0.5, 0.5)));
  }
}
