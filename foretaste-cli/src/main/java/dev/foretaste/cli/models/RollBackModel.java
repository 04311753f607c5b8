package dev.foretaste.cli.models;

import dev.foretaste.models.ChampionView;
import dev.foretaste.models.ModelRegistry;
import java.io.PrintWriter;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Goes back to an earlier champion. */
@Command(
    name = "rollback",
    description = {
      "Make the champion before champion again; a second time, the one before that.",
      ""
    })
final class RollBackModel extends ModelCommand {
  @Mixin private ReasonOption reason;

  @Parameters(
      paramLabel = "VERSION",
      arity = "0..1",
      description = "An earlier champion to go back to (default: the latest that is still there).")
  private String version;

  @Override
  Object work(ModelRegistry models, PrintWriter out) {
    ChampionView champion = models.rollback(Optional.ofNullable(version), reason.text());
    out.println(ChampionLine.of(champion));
    return champion;
  }
}
