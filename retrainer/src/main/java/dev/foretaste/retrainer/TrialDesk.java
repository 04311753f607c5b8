package dev.foretaste.retrainer;

import dev.foretaste.models.ExperimentOutcomes;
import dev.foretaste.models.ModelTopics;
import dev.foretaste.retrainer.publishing.Publication;
import dev.foretaste.retrainer.shadow.ShadowStart;
import dev.foretaste.retrainer.shadow.ShadowTrial;
import dev.foretaste.serde.SchemaRegistryClient;
import java.time.Clock;
import java.time.Duration;

/**
 * Has challengers tried on live orders before they are promoted, where the policy asks for that.
 * Belongs to the control thread.
 */
final class TrialDesk implements AutoCloseable {
  private static final Duration OUTCOMES_LIMIT = Duration.ofSeconds(5);

  private final TrainingInputs inputs;
  private final ShadowStart start;
  private final ShadowTrial trial;
  private final VisiblePublisher publisher;

  private TrialDesk(
      TrainingInputs inputs, ShadowStart start, ShadowTrial trial, VisiblePublisher publisher) {
    this.inputs = inputs;
    this.start = start;
    this.trial = trial;
    this.publisher = publisher;
  }

  static TrialDesk of(
      RetrainerConfig config,
      SchemaRegistryClient schemas,
      TrainingInputs inputs,
      VisiblePublisher publisher,
      Clock clock) {
    ModelTopics topics = ModelTopics.withPrefix(config.cluster().topicPrefix());
    ShadowTrial trial =
        new ShadowTrial(
            config.shadow(),
            config.gate().margin(),
            experiment ->
                new ExperimentOutcomes(config.kafka(), topics, experiment, schemas, OUTCOMES_LIMIT),
            clock);
    return new TrialDesk(inputs, new ShadowStart(config.shadow(), clock), trial, publisher);
  }

  /** The publication, with a trial when the policy asks for one. */
  Publication start(Publication publication) {
    return start.on(publication, inputs.versions());
  }

  /** Whether a trial goes on that the next training has to wait for, unless somebody asks. */
  boolean isUndecided() {
    return trial.isUndecided(inputs.versions(), inputs.newExampleCount());
  }

  /** Ends a trial that has seen enough. */
  void decide() {
    trial
        .decide(inputs.versions(), inputs.exampleCount(), inputs.skew().total().mismatches())
        .ifPresent(publisher::publish);
  }

  @Override
  public void close() {
    trial.close();
  }
}
