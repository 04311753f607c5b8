package dev.foretaste.cli.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The announcement of a running system; closing it withdraws the announcement. */
public final class Registration implements AutoCloseable {
  private final List<Path> files;

  Registration(List<Path> files) {
    this.files = List.copyOf(files);
  }

  @Override
  public void close() throws IOException {
    for (Path file : files) {
      Files.deleteIfExists(file);
    }
  }
}
