package dev.foretaste.retrainer;

import dev.foretaste.learning.gate.Outcome;
import dev.foretaste.retrainer.publishing.Publication;
import dev.foretaste.schema.ModelVerdict;
import java.util.List;
import java.util.Optional;

/**
 * Refuses a challenger when any example at all was not what serving saw; a training itself looks
 * only at the newest. Stateless and thread-safe.
 */
final class SkewVeto {
  private SkewVeto() {}

  /** The publication, as a refusal when there were mismatches and it has a bundle. */
  static Publication on(Publication publication, SkewCount skew) {
    boolean hasBundle = publication.promotion().isPresent() || publication.candidate().isPresent();
    if (skew.mismatches() == 0 || !hasBundle) {
      return publication;
    }
    String reason =
        "training does not see what serving saw: the features of %d of %d examples read since the start come out otherwise"
            .formatted(skew.mismatches(), skew.checked());
    ModelVerdict refusal =
        ModelVerdict.newBuilder(publication.verdict())
            .setPromoted(false)
            .setOutcome(Outcome.REJECTED.key())
            .setReasons(List.of(reason))
            .build();
    return new Publication(refusal, Optional.empty());
  }
}
