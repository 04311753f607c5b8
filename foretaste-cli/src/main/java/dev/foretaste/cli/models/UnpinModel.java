package dev.foretaste.cli.models;

import dev.foretaste.models.ModelRegistry;
import java.io.PrintWriter;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lets a version go. */
@Command(name = "unpin", description = "Let a pinned version be retired like others again.")
final class UnpinModel extends ModelCommand {
  @Parameters(paramLabel = "VERSION", description = "The version, for example v3.")
  private String version;

  @Override
  Object work(ModelRegistry models, PrintWriter out) {
    models.unpin(version);
    out.printf("%s can be retired again.%n", version);
    return Map.of("version", version, "pinned", false);
  }
}
