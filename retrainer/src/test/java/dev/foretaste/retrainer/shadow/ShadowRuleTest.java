package dev.foretaste.retrainer.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretaste.experiments.report.ArmReport;
import dev.foretaste.experiments.report.ExperimentReport;
import dev.foretaste.experiments.report.Figure;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShadowRuleTest {
  private final ShadowRule rule = new ShadowRule(new ShadowSettings(1_000, 100, 10), -0.02);

  @Test
  void shouldWaitForOrdersAndCustomers() {
    assertThat(rule.judge(report(99, 50, 0.1))).isEmpty();
    assertThat(rule.judge(report(500, 9, 0.1))).isEmpty();
    assertThat(rule.judge(report(100, 10, 0.1))).isPresent();
  }

  @Test
  void shouldLetPassOnlyWhatLiesWhollyAboveTheMargin() {
    assertThat(rule.judge(report(100, 10, -0.019)).orElseThrow().passed()).isTrue();
    assertThat(rule.judge(report(100, 10, -0.02)).orElseThrow().passed()).isFalse();
  }

  private static ExperimentReport report(long orders, int customers, double low) {
    ArmReport arm = new ArmReport(orders, customers, Map.of());
    Figure figure = new Figure(low + 0.01, low, low + 0.02);
    return new ExperimentReport(arm, arm, Map.of("ndcg@10", figure, "recall@10", figure));
  }
}
