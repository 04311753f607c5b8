package dev.foretaste.retrainer;

import dev.foretaste.learning.examples.ExampleSet;
import dev.foretaste.learning.gate.Outcome;
import dev.foretaste.schema.LineageOffset;
import dev.foretaste.schema.ModelLineage;
import dev.foretaste.schema.ModelVerdict;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes down where a model or a verdict comes from.
 *
 * @param examples what it was made of
 * @param clock tells when
 */
record Provenance(ExampleSet examples, Clock clock) {
  private static final String CODE_VERSION =
      Optional.ofNullable(Provenance.class.getPackage().getImplementationVersion())
          .orElse("development");

  /** Event times are in ms since 1970-01-01T00:00Z. */
  ModelLineage lineage(
      Optional<String> parent,
      long labelsFrom,
      long labelsTo,
      String sampling,
      Map<String, String> parameters) {
    return new ModelLineage(
        parent.orElse(null),
        (long) examples.size(),
        examples.hash(),
        offsets(),
        labelsFrom,
        labelsTo,
        sampling,
        parameters,
        CODE_VERSION,
        clock.millis());
  }

  /** The policy is empty when nothing had to be judged. */
  ModelVerdict verdict(
      String version,
      String policy,
      Outcome outcome,
      List<String> reasons,
      List<String> requestIds,
      Map<String, Double> metrics) {
    return new ModelVerdict(
        version,
        outcome == Outcome.PROMOTED || outcome == Outcome.CONFIRMED,
        reasons,
        requestIds,
        (long) examples.size(),
        metrics,
        offsets(),
        clock.millis(),
        policy,
        outcome.key());
  }

  private List<LineageOffset> offsets() {
    return examples.offsets().entrySet().stream()
        .map(read -> new LineageOffset(examples.topic(), read.getKey(), read.getValue()))
        .toList();
  }
}
