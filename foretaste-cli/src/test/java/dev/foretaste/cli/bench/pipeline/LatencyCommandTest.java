package dev.foretaste.cli.bench.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.foretaste.cli.CommandLineRun;
import org.junit.jupiter.api.Test;

class LatencyCommandTest {
  @Test
  void shouldRefuseARateThatIsNone() {
    CommandLineRun run = CommandLineRun.of("bench", "latency", "--rates", "0");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--rates 1 to 100000");
  }

  @Test
  void shouldTellHowLongPredictionsTook() throws Exception {
    CommandLineRun run =
        CommandLineRun.of(
            "bench", "latency", "--rates", "50", "--seconds", "1", "--customers", "50", "--json");

    assertThat(run.exitCode()).as(run.err()).isZero();
    String last = run.out().lines().reduce((before, after) -> after).orElseThrow();
    JsonNode row = new ObjectMapper().readTree(last).path("rows").get(0);
    assertThat(row.path("orders").asLong()).isEqualTo(50);
    assertThat(row.path("p50_ms").asDouble()).isPositive();
    assertThat(row.path("max_ms").asDouble()).isGreaterThanOrEqualTo(row.path("p99_ms").asDouble());
  }
}
