package dev.foretaste.cli.models;

import dev.foretaste.cli.console.Share;
import dev.foretaste.models.ExperimentPlan;
import dev.foretaste.models.ExperimentView;
import dev.foretaste.models.ModelRegistry;
import dev.foretaste.schema.ExperimentKind;
import java.io.PrintWriter;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Starts an experiment. */
@Command(
    name = "start",
    description = "Try a version on live orders. An experiment that goes on is ended.")
final class StartExperiment extends ModelCommand {
  /** What is done with the challenger's answers. */
  enum Kind {
    shadow(ExperimentKind.SHADOW),
    ab(ExperimentKind.AB);

    private final ExperimentKind kind;

    Kind(ExperimentKind kind) {
      this.kind = kind;
    }
  }

  @Mixin private ReasonOption reason;

  @Parameters(
      paramLabel = "VERSION",
      description =
          "The challenger, for example v3; baseline for the baseline scorer with the champion's item"
              + " tables.")
  private String challenger;

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      defaultValue = "shadow",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Kind kind;

  @Option(
      names = "--share",
      paramLabel = "PERCENT",
      defaultValue = "10",
      description = "On how many of the customers, 0.1 to 100 (default: ${DEFAULT-VALUE}).")
  private double share;

  @Option(
      names = "--salt",
      paramLabel = "TEXT",
      description = "Chooses the customers; give an earlier one for the same (default: new).")
  private String salt;

  @Override
  void checkOptions() {
    Share.perMille("--share", share);
  }

  @Override
  Object work(ModelRegistry models, PrintWriter out) {
    ExperimentView started =
        models
            .experiments()
            .start(
                new ExperimentPlan(
                    kind.kind,
                    challenger,
                    Share.perMille("--share", share),
                    Optional.ofNullable(salt),
                    reason.text()));
    out.printf(
        "Experiment %s tries %s on %s %% of the customers (%s).%n",
        started.id(), started.challenger(), 100 * started.share(), started.kind());
    return started;
  }
}
