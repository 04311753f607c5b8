package dev.foretaste.experiments.report;

import dev.foretaste.experiments.Arm;
import dev.foretaste.schema.Experiment;
import dev.foretaste.schema.ExperimentKind;
import dev.foretaste.schema.PredictionOutcome;
import dev.foretaste.schema.ShadowOutcome;
import java.util.Map;

/**
 * Adds up the outcomes of one experiment; those of others are passed over. A shadow and the
 * champion answer the same orders and are compared order by order; the arms of a split have
 * different customers. Takes memory for each customer, not for each outcome. Not thread-safe.
 */
public final class ExperimentTally {
  private final Experiment terms;
  private final ArmTally champion = new ArmTally();
  private final ArmTally challenger = new ArmTally();
  private final ArmTally paired = new ArmTally();

  /** Nothing added yet. */
  public ExperimentTally(Experiment terms) {
    this.terms = terms;
  }

  /** Adds what became of a prediction that was served. */
  public void add(PredictionOutcome outcome) {
    if (!isSplit() || !outcome.getExperiment().equals(terms.getId())) {
      return;
    }
    ArmTally arm = outcome.getArm().equals(Arm.CHALLENGER.key()) ? challenger : champion;
    arm.add(outcome.getCustomerId(), Scores.of(outcome.getRecallAt10(), outcome.getNdcgAt10()));
  }

  /** Adds how a shadow would have done. */
  public void add(ShadowOutcome settled) {
    if (isSplit() || !settled.getExperiment().equals(terms.getId())) {
      return;
    }
    PredictionOutcome outcome = settled.getOutcome();
    String customerId = outcome.getCustomerId();
    Scores shadow = Scores.of(outcome.getRecallAt10(), outcome.getNdcgAt10());
    Scores served = Scores.of(settled.getChampionRecallAt10(), settled.getChampionNdcgAt10());
    challenger.add(customerId, shadow);
    champion.add(customerId, served);
    paired.add(customerId, shadow.minus(served));
  }

  /** What is known by now. */
  public ExperimentReport report() {
    return new ExperimentReport(champion.report(), challenger.report(), differences());
  }

  private Map<String, Figure> differences() {
    if (!isSplit()) {
      return paired.differences();
    }
    return Metric.each(
        metric -> challenger.estimate(metric).minus(champion.estimate(metric)).within(-1));
  }

  private boolean isSplit() {
    return terms.getKind() == ExperimentKind.AB;
  }
}
