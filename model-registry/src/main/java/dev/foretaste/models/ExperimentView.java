package dev.foretaste.models;

import dev.foretaste.schema.Experiment;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * An experiment for people and programs.
 *
 * @param kind shadow or ab
 * @param share of the customers; above 0, at most 1
 * @param running whether it goes on
 * @param startedAt ISO 8601
 * @param endedAt ISO 8601; empty as long as nobody ended it
 */
public record ExperimentView(
    String id,
    String kind,
    String challenger,
    double share,
    String salt,
    boolean running,
    String reason,
    String startedAt,
    String endedAt,
    String endReason) {

  static ExperimentView of(Experiment experiment, Optional<Experiment> running) {
    return new ExperimentView(
        experiment.getId(),
        experiment.getKind().name().toLowerCase(Locale.ROOT),
        experiment.getChallenger(),
        experiment.getPerMille() / 1_000.0,
        experiment.getSalt(),
        running.filter(other -> other.getId().equals(experiment.getId())).isPresent(),
        experiment.getReason(),
        time(Optional.of(experiment.getStartedAt())),
        time(Optional.ofNullable(experiment.getEndedAt())),
        experiment.getEndReason());
  }

  private static String time(Optional<Long> millis) {
    return millis.map(Instant::ofEpochMilli).map(Instant::toString).orElse("");
  }
}
