package dev.foretaste.cli.verify;

/**
 * One thing that is not as it must be.
 *
 * @param kind what was compared, for example {@code prediction}
 * @param partition partition of the orders topic
 * @param offset offset of the order that it belongs to
 * @param problem the first field that differs, or {@code missing}, {@code unexpected} and the like
 * @param expected what the recomputation says
 * @param actual what is there
 */
public record Mismatch(
    String kind, int partition, long offset, String problem, String expected, String actual) {

  /** For people, one line. */
  public String describe() {
    return "%s of order %d:%d: %s: expected %s, found %s"
        .formatted(kind, partition, offset, problem, expected, actual);
  }
}
