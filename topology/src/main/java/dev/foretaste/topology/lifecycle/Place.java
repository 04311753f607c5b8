package dev.foretaste.topology.lifecycle;

import dev.foretaste.topology.generations.Generation;
import dev.foretaste.topology.replay.ReplayPlan;

/**
 * Which of several streams on the same orders an instance runs.
 *
 * @param generation the stream
 * @param predecessor the stream whose recording it follows until it takes over; the same for the
 *     original one
 * @param plan how it follows
 */
public record Place(Generation generation, Generation predecessor, ReplayPlan plan) {

  /** The original stream. */
  public static Place original(String applicationId) {
    Generation original = Generation.original(applicationId);
    return new Place(original, original, ReplayPlan.AS_RECORDED);
  }
}
