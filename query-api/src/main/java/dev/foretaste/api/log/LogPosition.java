package dev.foretaste.api.log;

/**
 * Where an event stands on its topic.
 *
 * @param partition 0 or more
 * @param offset 0 or more
 */
public record LogPosition(int partition, long offset) {
  /** "partition:offset". */
  @Override
  public String toString() {
    return partition + ":" + offset;
  }
}
