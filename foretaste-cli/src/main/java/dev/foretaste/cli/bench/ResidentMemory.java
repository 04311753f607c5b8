package dev.foretaste.cli.bench;

import dev.foretaste.cli.console.FailureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The memory that a process holds, as Linux counts it. */
final class ResidentMemory {
  private static final String SELF = "self";
  private static final String FIELD = "VmRSS:";
  private static final long KIB_PER_MIB = 1024;

  private ResidentMemory() {}

  /**
   * This process now, in MiB, after a garbage collection.
   *
   * @throws FailureException when the system does not say
   */
  static long mib() {
    System.gc();
    return mibOf(SELF);
  }

  /**
   * Another process now, in MiB.
   *
   * @throws FailureException when the system does not say
   */
  static long mibOf(long pid) {
    return mibOf(Long.toString(pid));
  }

  private static long mibOf(String process) {
    Path status = Path.of("/proc", process, "status");
    try {
      return Files.readAllLines(status).stream()
              .filter(line -> line.startsWith(FIELD))
              .map(line -> line.replaceAll("[^0-9]", ""))
              .mapToLong(Long::parseLong)
              .findFirst()
              .orElseThrow(() -> new FailureException(status + " does not say " + FIELD))
          / KIB_PER_MIB;
    } catch (IOException e) {
      throw new FailureException(
          ("resident memory cannot be measured here: %s cannot be read; use Linux (bench swaps can"
                  + " leave it out: --memory-swaps 0)")
              .formatted(status),
          e);
    }
  }
}
