package dev.foretaste.cli.models;

import dev.foretaste.cli.console.UsageException;
import dev.foretaste.models.ModelRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Writes a version to a file. */
@Command(
    name = "export",
    description =
        "Write a version to a zip file: manifest.json, booster.ubj for plain XGBoost, and tables.")
final class ExportModel extends ModelCommand {
  @Parameters(index = "0", paramLabel = "VERSION", description = "The version, for example v3.")
  private String version;

  @Parameters(index = "1", paramLabel = "FILE", description = "The file to write; must not exist.")
  private Path file;

  @Override
  void checkOptions() {
    if (Files.exists(file)) {
      throw new UsageException(file + " is there already; choose another file");
    }
  }

  @Override
  Object work(ModelRegistry models, PrintWriter out) throws IOException {
    ByteArrayOutputStream bundle = new ByteArrayOutputStream();
    models.files().exportTo(bundle, version);
    Files.write(file, bundle.toByteArray());
    out.printf("Wrote %s to %s (%,d bytes).%n", version, file, bundle.size());
    return Map.of("version", version, "file", file.toString(), "bytes", bundle.size());
  }
}
