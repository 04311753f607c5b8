package dev.foretaste.cli.models;

import dev.foretaste.cli.console.FailureException;
import dev.foretaste.cli.console.UsageException;
import dev.foretaste.models.ModelRegistry;
import dev.foretaste.models.VerdictView;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Asks the retrainer for a challenger. */
@Command(
    name = "train",
    description = "Ask the retrainer to train and judge a challenger on all examples, now.")
final class TrainModel extends ModelCommand {
  @Mixin private ReasonOption reason;

  @Option(names = "--wait", description = "Return when the challenger was judged.")
  private boolean wait;

  @Option(
      names = "--give-up-after",
      paramLabel = "SECONDS",
      defaultValue = "600",
      description = "Wait no longer than this for the verdict (default: ${DEFAULT-VALUE}).")
  private int giveUpAfter;

  /**
   * The result.
   *
   * @param requestId the verdict names it
   * @param verdicts the verdict; empty without {@code --wait}
   */
  record Result(String requestId, List<VerdictView> verdicts) {}

  @Override
  void checkOptions() {
    if (giveUpAfter < 1) {
      throw new UsageException("--give-up-after must be 1 second or more");
    }
  }

  @Override
  Object work(ModelRegistry models, PrintWriter out) {
    String requestId = models.requestTraining(reason.text());
    if (!wait) {
      out.printf("Asked for a challenger; the verdict will name request %s.%n", requestId);
      return new Result(requestId, List.of());
    }
    VerdictView verdict =
        models
            .awaitVerdictOn(requestId, Duration.ofSeconds(giveUpAfter))
            .orElseThrow(
                () ->
                    new FailureException(
                        "no verdict on request %s within %d s; check that a retrainer runs, and its log"
                            .formatted(requestId, giveUpAfter)));
    out.println(VerdictLine.of(verdict));
    return new Result(requestId, List.of(verdict));
  }
}
