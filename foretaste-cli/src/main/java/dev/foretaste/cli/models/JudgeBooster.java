package dev.foretaste.cli.models;

import dev.foretaste.cli.console.UsageException;
import dev.foretaste.models.ModelRegistry;
import dev.foretaste.models.VerdictView;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Brings a booster that was trained elsewhere to the retrainer's gate. */
@Command(
    name = "judge",
    description = {
      "Let the retrainer's gate judge a booster that plain XGBoost trained elsewhere, on the same"
          + " holdout as the models it trains itself.",
      "",
      "The booster must be for all features of export-training-set, with objective binary:logistic."
          + " It is published under a new name; what the gate lets through becomes champion as the"
          + " retrainer's policy says.",
      ""
    })
final class JudgeBooster extends ModelCommand {
  @Mixin private ReasonOption reason;
  @Mixin private VerdictOptions verdictOptions;

  @Parameters(paramLabel = "BOOSTER", description = "A .ubj or .json file of XGBoost.")
  private Path file;

  /**
   * The result.
   *
   * @param version under which the booster was published
   * @param requestId the verdict names it
   * @param verdict of the gate; its version is the one that was judged, with new item tables
   */
  record Result(String version, String requestId, VerdictView verdict) {}

  @Override
  void checkOptions() {
    verdictOptions.check();
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new UsageException("there is no file to read at " + file);
    }
  }

  @Override
  Object work(ModelRegistry models, PrintWriter out) throws IOException {
    String version = models.files().importBooster(Files.readAllBytes(file));
    out.printf("Imported as %s; waiting for the verdict.%n", version);
    out.flush();
    String requestId = models.requestJudgement(version, reason.text());
    VerdictView verdict = verdictOptions.await(models, requestId);
    out.println(VerdictLine.of(verdict));
    return new Result(version, requestId, verdict);
  }
}
