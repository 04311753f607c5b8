package dev.foretaste.cli.erasure;

import dev.foretaste.cli.console.UsageException;
import dev.foretaste.topology.erasure.Pseudonyms;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The file with the key under which erased customers are remembered. */
public final class ErasureKeyFile {
  /** Its name in a data directory. */
  public static final String NAME = "erasure.key";

  private static final int KEY_BYTES = 32;

  private ErasureKeyFile() {}

  /**
   * Reads a key: one line of text.
   *
   * @throws UsageException when the file cannot be read or the key is too short
   */
  public static Pseudonyms read(Path file) {
    try {
      return new Pseudonyms(
          Files.readString(file, StandardCharsets.UTF_8).strip().getBytes(StandardCharsets.UTF_8));
    } catch (IOException | IllegalArgumentException e) {
      throw new UsageException(
          "the erasure key file %s cannot be used: %s".formatted(file, e.getMessage()));
    }
  }

  /**
   * Reads the key of a data directory; makes one up when there is none. Only the owner can read it,
   * where the file system knows owners.
   */
  public static Pseudonyms of(Path dataDirectory) throws IOException {
    Path file = dataDirectory.resolve(NAME);
    if (Files.notExists(file)) {
      byte[] key = new byte[KEY_BYTES];
      new SecureRandom().nextBytes(key);
      create(file, HexFormat.of().formatHex(key) + System.lineSeparator());
    }
    return read(file);
  }

  private static void create(Path file, String text) throws IOException {
    try {
      if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      } else {
        Files.createFile(file);
      }
      Files.writeString(file, text, StandardOpenOption.WRITE);
    } catch (FileAlreadyExistsException madeByAnother) {
      // It is read next.
      return;
    }
  }
}
