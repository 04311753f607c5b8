package dev.foretaste.cli.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Names only; that a running system exports them is shown where one runs. */
class MetricUsesTest {

  @Test
  void shouldFindNamesButNotWhatStandsInQuotes() {
    assertThat(
            MetricUses.in(
                List.of(
                    "sum(rate(foretaste_orders_total{job=\"foretaste_x\"}[5m])) / up{a=\"b\"}")))
        .containsExactly("foretaste_orders_total", "up");
  }

  @Test
  void shouldAskOnlyForOwnMetricsThatAreDocumented() {
    Scrape documented = new Scrape(MetricsDocument.read().types());

    assertThat(MetricUses.inDashboardsAndRules())
        .filteredOn(name -> name.startsWith("foretaste_"))
        .isNotEmpty()
        .isSubsetOf(documented.samples());
  }
}
