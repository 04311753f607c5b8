package dev.foretaste.cli.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Directories that a benchmark leaves behind. */
final class Directories {
  private Directories() {}

  /** Deletes a directory with all that is in it. */
  static void delete(Path directory) throws IOException {
    List<Path> contents;
    try (Stream<Path> files = Files.walk(directory)) {
      contents = files.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : contents) {
      Files.deleteIfExists(file);
    }
  }
}
