package dev.foretaste.cli.bench;

import dev.foretaste.cli.console.FailureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** Where a benchmark's result is to be drawn. */
public final class PlotOption {
  @Option(
      names = "--plot",
      paramLabel = "FILE",
      description = "Also draw the result, for a browser.")
  private Path file;

  /** Writes the drawing when one is wanted. */
  public void draw(Supplier<String> drawing) {
    if (file == null) {
      return;
    }
    try {
      Files.writeString(file, drawing.get());
    } catch (IOException e) {
      throw new FailureException("cannot write " + file + ": " + e.getMessage(), e);
    }
  }
}
