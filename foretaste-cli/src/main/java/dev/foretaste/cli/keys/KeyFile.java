package dev.foretaste.cli.keys;

import dev.foretaste.api.security.KeyToken;
import dev.foretaste.cli.console.FailureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/**
 * A file that holds one key and nothing else, for a program that shows it, such as Prometheus. Its
 * owner may read and write it, its group read it.
 */
record KeyFile(Path path) {
  private static final Set<PosixFilePermission> ACCESS =
      PosixFilePermissions.fromString("rw-r-----");

  /**
   * The key in the file.
   *
   * @return empty when there is no such file
   * @throws FailureException when something else is in it
   */
  Optional<KeyToken> read() {
    if (!Files.exists(path)) {
      return Optional.empty();
    }
    try {
      Optional<KeyToken> token = KeyToken.parse(Files.readString(path).strip());
      if (token.isEmpty()) {
        throw new FailureException(
            "%s holds something other than an API key; name another file with --into"
                .formatted(path));
      }
      return token;
    } catch (IOException e) {
      throw new FailureException("%s cannot be read: %s".formatted(path, e.getMessage()), e);
    }
  }

  /** Puts a key in the place of what was there; others see the one or the other, never a part. */
  void write(KeyToken token) {
    Path written = path.resolveSibling(path.getFileName() + ".new");
    try {
      Files.deleteIfExists(written);
      Files.createFile(written, PosixFilePermissions.asFileAttribute(ACCESS));
      Files.setPosixFilePermissions(written, ACCESS);
      Files.writeString(written, token.text() + System.lineSeparator());
      Files.move(
          written, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new FailureException("%s cannot be written: %s".formatted(path, e.getMessage()), e);
    }
  }
}
