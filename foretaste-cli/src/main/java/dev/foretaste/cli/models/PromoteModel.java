package dev.foretaste.cli.models;

import dev.foretaste.models.ChampionView;
import dev.foretaste.models.ModelRegistry;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Makes a version champion. */
@Command(
    name = "promote",
    description =
        "Make a version champion. It is built and checked here first: checksums, golden vectors.")
final class PromoteModel extends ModelCommand {
  @Mixin private ReasonOption reason;

  @Parameters(paramLabel = "VERSION", description = "The version, for example v3.")
  private String version;

  @Override
  Object work(ModelRegistry models, PrintWriter out) {
    ChampionView champion = models.promote(version, reason.text());
    out.println(ChampionLine.of(champion));
    return champion;
  }
}
