package dev.foretaste.retrainer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Says when a challenger is due and why. Whatever the reason, nobody trains again on what the
 * latest training knew, unless asked to. Not thread-safe.
 */
final class TrainingSchedule {
  private final Thresholds thresholds;
  private final Clock clock;

  TrainingSchedule(Thresholds thresholds, Clock clock) {
    this.thresholds = thresholds;
    this.clock = clock;
  }

  /** The reason in words; empty while none is due. */
  Optional<String> due(TrainingInputs inputs) {
    if (!inputs.pendingRequests().isEmpty()) {
      return Optional.of("on request of " + String.join(", ", inputs.pendingRequests()));
    }
    if (inputs.exampleCount() < thresholds.trainableExamples() || inputs.newExampleCount() == 0) {
      return Optional.empty();
    }
    if (inputs.areLabelsEnough()) {
      return Optional.of("%d new labels".formatted(inputs.newExampleCount()));
    }
    if (inputs.newExampleCount() >= OnlineQuality.WINDOW) {
      Optional<String> drift = inputs.online().drift(inputs.versions());
      if (drift.isPresent()) {
        return drift;
      }
      if (inputs.shift().isPresent()) {
        return inputs.shift();
      }
    }
    return thresholds.trainEvery().flatMap(every -> onSchedule(every, inputs));
  }

  private Optional<String> onSchedule(Duration every, TrainingInputs inputs) {
    Instant next = inputs.trainedAt().plus(every);
    return clock.instant().isBefore(next)
        ? Optional.empty()
        : Optional.of("on schedule, every " + every);
  }
}
