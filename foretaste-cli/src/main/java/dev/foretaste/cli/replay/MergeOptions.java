package dev.foretaste.cli.replay;

import dev.foretaste.cli.console.FailureException;
import dev.foretaste.cli.console.UsageException;
import dev.foretaste.cli.orders.OnBadLine;
import dev.foretaste.cli.orders.OrderFileException;
import dev.foretaste.cli.orders.OrderFormat;
import dev.foretaste.cli.orders.OrderSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that name orders which the log lacks. */
final class MergeOptions {
  @Option(
      names = "--with",
      paramLabel = "FILE",
      description =
          "Merge the orders of this file, as `import` reads it, into those of the log: each before"
              + " the first event of its customer that happened later. An order whose id the"
              + " customer has on the log is left out.")
  private Path file;

  @Option(names = "--format", description = "Layout of that file: ${COMPLETION-CANDIDATES}.")
  private OrderFormat format;

  /**
   * Checks what can be checked without a cluster.
   *
   * @throws UsageException when the file cannot be used
   */
  void check() {
    if (file == null && format != null) {
      throw new UsageException("--format is the layout of the file that --with names");
    }
    if (file != null && format == null) {
      throw new UsageException("say with --format how %s is laid out".formatted(file));
    }
    if (file != null && (!Files.isReadable(file) || Files.isDirectory(file))) {
      throw new UsageException("there is no file to read at " + file);
    }
  }

  /**
   * The file; empty when none is named.
   *
   * @throws FailureException when it makes no sense, from its first bad line on
   */
  Optional<OrderSource> read() throws IOException {
    if (file == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(format.read(file, OnBadLine.STOP));
    } catch (OrderFileException e) {
      throw new FailureException(file + ": " + e.getMessage(), e);
    }
  }
}
