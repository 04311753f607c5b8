package dev.foretaste.api.metrics;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;

/** Counts requests that no endpoint saw. Thread-safe. */
public final class Refusals {
  private final Counter refusals;

  /** Registers the counter; a registry takes it once. */
  public Refusals(CollectorRegistry metrics) {
    refusals =
        Counter.build(
                "foretaste_http_refusals_total",
                "Requests that were refused before any endpoint saw them, by reason.")
            .labelNames("reason")
            .register(metrics);
  }

  /** Counts one; reasons are short, stable and few. */
  public void count(String reason) {
    refusals.labels(reason).inc();
  }
}
