package dev.foretaste.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ErasureEndpointTest {
  private final ApiUnderTest api = new ApiUnderTest();

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void shouldSayWhatWasRemovedAndWhatStays() {
    HttpResponse<String> response = delete("/v1/customers/ann?wait=10000");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body())
        .isEqualTo(
            "{\"customerId\":\"ann\",\"position\":\"3:7\",\"removed\":{\"orders\":5,"
                + "\"feedback\":1,\"predictions\":5,\"orderScores\":4,\"examples\":4},\"logs\":"
                + "[{\"topic\":\"orders\",\"expires\":\"1970-01-01T00:00:00Z\"}]}");
  }

  @Test
  void shouldAcceptWhatTheStreamHasNotComeTo() {
    api.streamErases = false;

    HttpResponse<String> response = delete("/v1/customers/ann?wait=0");

    assertThat(response.statusCode()).isEqualTo(202);
    assertThat(response.body()).contains("\"position\":\"3:7\",\"removed\":null");
    assertThat(api.requests.get(0).getCustomerId()).isEqualTo("ann");
  }

  @Test
  void shouldAskToComeAgainWhileTheLogIsAway() {
    api.log.available = false;

    HttpResponse<String> response = delete("/v1/customers/ann?wait=0");

    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.body()).contains("erasure-unavailable");
  }

  @Test
  void shouldEraseForClientsOnTheSameMachineOnly() {
    try (ApiUnderTest open = new ApiUnderTest("0.0.0.0")) {
      HttpResponse<String> response =
          open.send("DELETE", "/v1/customers/ann", BodyPublishers.noBody());

      assertThat(response.statusCode()).isEqualTo(403);
      assertThat(open.requests).isEmpty();
    }
  }

  private HttpResponse<String> delete(String path) {
    return api.send("DELETE", path, BodyPublishers.noBody());
  }
}
