package dev.foretaste.retrainer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretaste.retrainer.publishing.Publication;
import dev.foretaste.schema.ModelVerdict;
import io.prometheus.client.CollectorRegistry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RetrainerMetricsTest {
  private final CollectorRegistry registry = new CollectorRegistry();
  private final RetrainerMetrics metrics = new RetrainerMetrics(registry);

  @Test
  void shouldNotCountAConfirmedChampionAsAPromotion() {
    metrics.published(verdict("v9", "confirmed"));

    assertThat(verdicts("confirmed")).isEqualTo(1);
    assertThat(verdicts("promoted")).isNull();
  }

  @Test
  void shouldTellARejectedModelFromOneThatCouldNotBeTrained() {
    metrics.published(verdict("v9", "rejected"));
    metrics.published(verdict("", "untrained"));

    assertThat(verdicts("rejected")).isEqualTo(1);
    assertThat(verdicts("untrained")).isEqualTo(1);
  }

  private Double verdicts(String outcome) {
    return registry.getSampleValue(
        "foretaste_verdicts_total", new String[] {"outcome"}, new String[] {outcome});
  }

  private static Publication verdict(String version, String outcome) {
    return new Publication(
        new ModelVerdict(
            version,
            outcome.equals("confirmed"),
            List.of(),
            List.of(),
            1L,
            Map.of(),
            List.of(),
            0L,
            "non-inferior",
            outcome),
        Optional.empty());
  }
}
