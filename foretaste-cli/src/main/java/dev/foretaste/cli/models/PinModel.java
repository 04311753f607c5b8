package dev.foretaste.cli.models;

import dev.foretaste.models.ModelRegistry;
import java.io.PrintWriter;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Keeps a version. */
@Command(name = "pin", description = "Keep a version from being retired when newer ones come.")
final class PinModel extends ModelCommand {
  @Mixin private ReasonOption reason;

  @Parameters(paramLabel = "VERSION", description = "The version, for example v3.")
  private String version;

  @Override
  Object work(ModelRegistry models, PrintWriter out) {
    models.pin(version, reason.text());
    out.printf("%s stays until it is unpinned.%n", version);
    return Map.of("version", version, "pinned", true);
  }
}
