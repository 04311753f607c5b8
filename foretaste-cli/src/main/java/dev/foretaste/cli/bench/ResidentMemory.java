package dev.foretaste.cli.bench;

import dev.foretaste.cli.console.FailureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The memory that this process holds, as Linux counts it. */
final class ResidentMemory {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String FIELD = "VmRSS:";
  private static final long KIB_PER_MIB = 1024;

  private ResidentMemory() {}

  /**
   * Now, in MiB, after a garbage collection.
   *
   * @throws FailureException when the system does not say
   */
  static long mib() {
    System.gc();
    try {
      return Files.readAllLines(STATUS).stream()
              .filter(line -> line.startsWith(FIELD))
              .map(line -> line.replaceAll("[^0-9]", ""))
              .mapToLong(Long::parseLong)
              .findFirst()
              .orElseThrow(() -> new FailureException(STATUS + " does not say " + FIELD))
          / KIB_PER_MIB;
    } catch (IOException e) {
      throw new FailureException(
          "resident memory cannot be measured here: %s cannot be read; use Linux, or --memory-swaps 0"
              .formatted(STATUS),
          e);
    }
  }
}
