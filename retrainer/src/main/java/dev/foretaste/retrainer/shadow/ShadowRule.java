package dev.foretaste.retrainer.shadow;

import dev.foretaste.experiments.report.ArmReport;
import dev.foretaste.experiments.report.ExperimentReport;
import dev.foretaste.experiments.report.Figure;
import java.util.Optional;

/**
 * Whether a challenger held against the champion on live orders. Looks once, when enough orders are
 * settled: an interval that is looked at again and again misleads. Immutable and thread-safe.
 */
final class ShadowRule {
  private final ShadowSettings settings;
  private final double margin;

  /** What it says. */
  record Finding(boolean passed, String reason) {}

  /**
   * @param margin what the lower bound of the difference in ndcg@10 must exceed; -1 to 1
   */
  ShadowRule(ShadowSettings settings, double margin) {
    this.settings = settings;
    this.margin = margin;
  }

  /** Empty as long as too little is known. */
  Optional<Finding> judge(ExperimentReport report) {
    ArmReport challenger = report.challenger();
    if (challenger.outcomes() < settings.outcomes()
        || challenger.customers() < settings.customers()) {
      return Optional.empty();
    }
    Figure difference = report.ndcgDifference();
    boolean passed = difference.low() > margin;
    String reason =
        ("on live orders, ndcg@10 differs from that of the champion by %+.4f (95 %% interval %+.4f"
                + " to %+.4f) and recall@10 by %+.4f, on %d orders of %d customers; %s")
            .formatted(
                difference.mean(),
                difference.low(),
                difference.high(),
                report.differences().get("recall@10").mean(),
                challenger.outcomes(),
                challenger.customers(),
                passed
                    ? "more than %+.4f was asked for".formatted(margin)
                    : "it is not above %+.4f, as was asked for".formatted(margin));
    return Optional.of(new Finding(passed, reason));
  }
}
