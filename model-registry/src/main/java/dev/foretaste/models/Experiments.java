package dev.foretaste.models;

import dev.foretaste.schema.Experiment;
import java.time.Clock;
import java.util.UUID;

/** Writes experiments down. Stateless and thread-safe. */
public final class Experiments {
  private static final int ID_LENGTH = 8;

  private Experiments() {}

  /** The record that starts an experiment under a new id. */
  public static Experiment started(ExperimentPlan plan, Clock clock) {
    String id = "x-" + UUID.randomUUID().toString().substring(0, ID_LENGTH);
    return new Experiment(
        id,
        plan.kind(),
        plan.challenger(),
        plan.perMille(),
        plan.salt().orElse(id),
        plan.reason(),
        clock.millis(),
        null,
        "");
  }

  /** The record that ends it. */
  public static Experiment ended(Experiment running, String reason, Clock clock) {
    return Experiment.newBuilder(running).setEndedAt(clock.millis()).setEndReason(reason).build();
  }
}
