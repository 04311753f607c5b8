package dev.foretaste.cli.models;

import dev.foretaste.models.ModelRegistry;
import dev.foretaste.models.VerdictView;
import java.io.PrintWriter;
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
  @Mixin private VerdictOptions verdictOptions;

  @Option(names = "--wait", description = "Return when the challenger was judged.")
  private boolean wait;

  /**
   * The result.
   *
   * @param requestId the verdict names it
   * @param verdicts the verdict; empty without {@code --wait}
   */
  record Result(String requestId, List<VerdictView> verdicts) {}

  @Override
  void checkOptions() {
    verdictOptions.check();
  }

  @Override
  Object work(ModelRegistry models, PrintWriter out) {
    String requestId = models.requestTraining(reason.text());
    if (!wait) {
      out.printf("Asked for a challenger; the verdict will name request %s.%n", requestId);
      return new Result(requestId, List.of());
    }
    VerdictView verdict = verdictOptions.await(models, requestId);
    out.println(VerdictLine.of(verdict));
    return new Result(requestId, List.of(verdict));
  }
}
