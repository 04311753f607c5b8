package dev.foretaste.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.client.Counter;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MetricsEndpointTest {
  private static final String COUNT = "foretaste_http_request_seconds_count";

  private ApiUnderTest api;

  @BeforeEach
  void start() {
    api = new ApiUnderTest();
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void shouldShowEverythingTheRegistryHolds() {
    Counter.build("answers_total", "Of another part of the process.").register(api.metrics).inc(42);

    HttpResponse<String> response = api.get("/metrics");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("text/plain; version=0.0.4");
    assertThat(response.body()).contains("answers_total 42.0").contains("jvm_memory");
  }

  @Test
  void shouldSpeakOpenMetricsToThoseWhoAskForIt() {
    HttpResponse<String> response =
        api.send(
            "GET",
            "/metrics",
            BodyPublishers.noBody(),
            "Accept",
            "application/openmetrics-text; version=1.0.0");

    assertThat(response.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/openmetrics-text");
    assertThat(response.body()).endsWith("# EOF\n");
  }

  @Test
  void shouldCountRequestsByRouteAndStatusWithoutAnyId() {
    api.customers.process(Orders.order("anna", "o-1", "2026-01-05T18:30:00Z", "cola"), 0, 0);
    api.get("/v1/customers/anna/prediction");
    api.get("/v1/customers/anna/prediction?k=3");
    api.get("/v1/customers/somebody/prediction");
    api.get("/nowhere/somebody");
    api.send("DELETE", "/v1/customers/somebody/prediction", BodyPublishers.noBody());
    api.postOrder("{}");

    String metrics = api.get("/metrics").body();

    String prediction = "GET /v1/customers/{id}/prediction";
    assertThat(metrics)
        .contains("%s{route=\"%s\",status=\"200\",} 2.0".formatted(COUNT, prediction))
        .contains("%s{route=\"%s\",status=\"404\",} 1.0".formatted(COUNT, prediction))
        .contains("%s{route=\"unmatched\",status=\"404\",} 1.0".formatted(COUNT))
        .contains("%s{route=\"unmatched\",status=\"405\",} 1.0".formatted(COUNT))
        .contains("%s{route=\"POST /v1/orders\",status=\"400\",} 1.0".formatted(COUNT))
        .doesNotContain("anna")
        .doesNotContain("somebody");
  }
}
