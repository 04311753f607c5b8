package dev.foretaste.retrainer;

import java.util.Optional;

/**
 * What a retrainer is doing.
 *
 * @param phase where it stands
 * @param examples training examples held
 * @param newExamples those that the latest training did not know
 * @param pendingRequests requests without a verdict
 * @param training how far the training is that runs in the background, for people; empty when none
 *     does
 * @param champion the version that scores now; empty before the first
 * @param problem what keeps it from working, for people; empty when nothing does
 */
public record RetrainerStatus(
    Phase phase,
    int examples,
    long newExamples,
    int pendingRequests,
    Optional<String> training,
    Optional<String> champion,
    Optional<String> problem) {

  /** Where a retrainer stands. */
  public enum Phase {
    /** It reads what is on its topics, or tries to reach them. */
    STARTING,
    /** It waits for examples and requests. */
    READY,
    /** It trains or judges; meanwhile it goes on reading and publishing tables. */
    TRAINING,
    /** It has been closed, or has broken down for good: then the problem says why. */
    STOPPED
  }

  static RetrainerStatus idle(Phase phase, Optional<String> problem) {
    return new RetrainerStatus(phase, 0, 0, 0, Optional.empty(), Optional.empty(), problem);
  }
}
