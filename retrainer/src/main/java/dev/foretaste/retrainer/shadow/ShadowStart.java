package dev.foretaste.retrainer.shadow;

import dev.foretaste.learning.gate.Policy;
import dev.foretaste.models.Experiments;
import dev.foretaste.models.VersionCatalogue;
import dev.foretaste.retrainer.publishing.Publication;
import dev.foretaste.retrainer.publishing.Publication.Candidate;
import dev.foretaste.schema.Experiment;
import dev.foretaste.schema.ExperimentKind;
import dev.foretaste.schema.ModelVerdict;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Stream;

/** Lets what has passed the gate under policy shadow-first start as a shadow. Thread-safe. */
public final class ShadowStart {
  private static final String PREFIX = "gate-";

  private final ShadowSettings settings;
  private final Clock clock;

  /** With settings. */
  public ShadowStart(ShadowSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /** Whether the gate started it, and will end it. */
  static boolean isOfTheGate(Experiment experiment) {
    return experiment.getId().startsWith(PREFIX);
  }

  /**
   * The publication, with an experiment when the policy asks for one. One of the gate gives way,
   * one that somebody started does not.
   */
  public Publication on(Publication publication, VersionCatalogue versions) {
    ModelVerdict verdict = publication.verdict();
    if (publication.candidate().isEmpty()
        || !verdict.getPolicy().equals(Policy.SHADOW_FIRST.key())) {
      return publication;
    }
    Candidate candidate = publication.candidate().get();
    Optional<Experiment> running = versions.experiments().running();
    if (running.isPresent() && !isOfTheGate(running.get())) {
      String reason =
          "not tried as a shadow: experiment %s goes on, which the gate did not start"
              .formatted(running.get().getId());
      return new Publication(
          with(reason, verdict), publication.promotion(), publication.candidate());
    }
    Experiment shadow = shadowOf(verdict.getVersion());
    Stream<Experiment> former =
        running.stream()
            .map(other -> Experiments.ended(other, shadow.getId() + " takes its place", clock));
    String reason =
        "tried as a shadow on %s %% of the customers until %d orders are settled (experiment %s)"
            .formatted(settings.perMille() / 10.0, settings.outcomes(), shadow.getId());
    return new Publication(
        with(reason, verdict),
        publication.promotion(),
        Optional.of(
            new Candidate(
                candidate.bundle(),
                candidate.retiredKeys(),
                Stream.concat(former, Stream.of(shadow)).toList())));
  }

  private static ModelVerdict with(String reason, ModelVerdict verdict) {
    return ModelVerdict.newBuilder(verdict)
        .setReasons(Stream.concat(verdict.getReasons().stream(), Stream.of(reason)).toList())
        .build();
  }

  private Experiment shadowOf(String version) {
    String id = PREFIX + version;
    return new Experiment(
        id,
        ExperimentKind.SHADOW,
        version,
        settings.perMille(),
        id,
        "policy shadow-first",
        clock.millis(),
        null,
        "");
  }
}
