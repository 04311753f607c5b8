package dev.foretaste.retrainer;

import dev.foretaste.learning.drift.DriftReference;
import dev.foretaste.learning.gate.Contest;
import dev.foretaste.learning.gate.Judgement;
import dev.foretaste.learning.timing.TimingStudy;
import dev.foretaste.learning.training.Challenger;
import dev.foretaste.schema.ModelBundle;
import java.util.Map;
import java.util.Optional;

/** What came of a training. */
sealed interface TrainingResult {

  /**
   * There is no challenger.
   *
   * @param metrics empty when it does not count as a training
   */
  record Untrained(String reason, Map<String, Double> metrics) implements TrainingResult {}

  /** The champion would only have been repeated. */
  record Confirmed(ModelBundle champion) implements TrainingResult {}

  /**
   * A challenger has competed.
   *
   * @param origin where its trees come from
   * @param timing when customers order, and how well that is known
   * @param reference how the holdout looked; empty when nothing of it has candidates
   * @param against the version whose trees were champion then; empty when there were none
   */
  record Judged(
      Challenger challenger,
      Judging origin,
      TimingStudy timing,
      Optional<DriftReference> reference,
      Contest contest,
      Judgement judgement,
      Optional<String> against)
      implements TrainingResult {}
}
