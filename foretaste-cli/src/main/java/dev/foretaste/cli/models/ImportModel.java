package dev.foretaste.cli.models;

import dev.foretaste.cli.console.UsageException;
import dev.foretaste.models.ModelRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Publishes the version in a file. */
@Command(
    name = "import",
    description = "Publish an exported version under a new name; it does not become champion.")
final class ImportModel extends ModelCommand {
  @Parameters(paramLabel = "FILE", description = "A file that export wrote.")
  private Path file;

  @Override
  void checkOptions() {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new UsageException("there is no file to read at " + file);
    }
  }

  @Override
  Object work(ModelRegistry models, PrintWriter out) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      String version = models.files().importFrom(in);
      out.printf(
          "Imported as %s; foretaste models promote %s makes it champion.%n", version, version);
      return Map.of("version", version);
    }
  }
}
