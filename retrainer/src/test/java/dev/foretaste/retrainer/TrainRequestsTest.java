package dev.foretaste.retrainer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TrainRequestsTest {
  private final TrainRequests requests = new TrainRequests();

  @Test
  void shouldWaitForAVerdict() {
    requests.requested("a");
    requests.requested("b");
    requests.requested("c");

    requests.answered(List.of("a", "c"));

    assertThat(requests.pending()).containsExactly("b");
  }

  @Test
  void shouldKnowAVerdictThatIsReadBeforeItsRequest() {
    requests.answered(List.of("a"));

    requests.requested("a");

    assertThat(requests.pending()).isEmpty();
  }
}
