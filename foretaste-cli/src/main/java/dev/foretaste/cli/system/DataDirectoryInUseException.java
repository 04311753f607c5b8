package dev.foretaste.cli.system;

import java.io.IOException;
import java.nio.file.Path;

/** Another process holds the data directory. */
public final class DataDirectoryInUseException extends IOException {

  DataDirectoryInUseException(Path directory) {
    super(
        directory
            + " is in use by another foretaste process: stop that one, or choose another --data-dir");
  }
}
