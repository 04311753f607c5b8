package dev.foretaste.api.health;

import io.prometheus.client.Collector;
import io.prometheus.client.GaugeMetricFamily;
import java.util.List;

/** Shows what {@code /health/ready} says to who looks at metrics. */
public final class HealthMetrics extends Collector {
  private final List<HealthCheck> checks;

  /** Of these. */
  public HealthMetrics(List<HealthCheck> checks) {
    this.checks = List.copyOf(checks);
  }

  @Override
  public List<MetricFamilySamples> collect() {
    GaugeMetricFamily ready =
        new GaugeMetricFamily(
            "foretaste_component_ready",
            "1 while the component is there and does its work, else 0.",
            List.of("component"));
    checks.forEach(
        check -> ready.addMetric(List.of(check.component()), check.check().ready() ? 1 : 0));
    return List.of(ready);
  }
}
