package dev.foretaste.topology.overview;

import java.time.Duration;

/** Windows of one length after the other, from 1970-01-01T00:00Z on. */
final class Windows {
  private Windows() {}

  /** Start of the window that a time falls into, in ms; never before 1970. */
  static long start(long timestamp, Duration window) {
    long length = window.toMillis();
    return Math.max(0, timestamp) / length * length;
  }
}
