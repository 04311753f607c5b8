package dev.foretaste.embedded;

import java.io.IOException;
import java.nio.file.Path;

/** A process that holds a directory until its input ends. */
final class LockHolder {

  private LockHolder() {}

  public static void main(String[] arguments) throws IOException {
    try (DirectoryLock lock = DirectoryLock.acquire(Path.of(arguments[0]))) {
      System.out.println("locked");
      System.in.transferTo(System.err);
    }
  }
}
