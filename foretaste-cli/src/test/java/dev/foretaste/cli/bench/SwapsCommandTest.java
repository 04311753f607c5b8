package dev.foretaste.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.foretaste.cli.CommandLineRun;
import dev.foretaste.cli.bench.SwapsResult.Row;
import java.util.List;
import org.junit.jupiter.api.Test;

class SwapsCommandTest {
  @Test
  void shouldRefuseWhatCannotBeMeasured() {
    CommandLineRun run = CommandLineRun.of("bench", "swaps", "--swaps", "0");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--swaps must be 1 or more");
  }

  @Test
  void shouldPrintTheMediansOfTheSwaps() {
    SwapsResult result =
        SwapsResult.of(
            300,
            2,
            64,
            List.of(row(1, 900, 1_000), row(2, 800, 3_000), row(3, 700, 2_000)),
            List.of());

    assertThat(result.awayMicros()).isEqualTo(800);
    assertThat(result.aroundMicros()).isEqualTo(2_000);
    assertThat(SwapsResult.median(List.of(row(1, 1, 0), row(2, 2, 0)), Row::awayMicros))
        .isEqualTo(1.5);
  }

  @Test
  void shouldSwapWhileOrdersFlow() throws Exception {
    CommandLineRun run =
        CommandLineRun.of(
            "bench",
            "swaps",
            "--swaps",
            "2",
            "--memory-swaps",
            "0",
            "--window",
            "0.5",
            "--rate",
            "100",
            "--json");

    assertThat(run.exitCode()).as(run.err()).isZero();
    String last = run.out().lines().reduce((before, after) -> after).orElseThrow();
    JsonNode result = new ObjectMapper().readTree(last);
    assertThat(result.path("bench").asText()).isEqualTo("swaps");
    assertThat(result.path("rows")).hasSize(2);
    assertThat(result.path("rows").get(1).path("aroundOrders").asLong()).isPositive();
    assertThat(result.path("rows").get(1).path("aroundMicros").asDouble()).isPositive();
  }

  private static Row row(int swap, double awayMicros, double aroundMicros) {
    return new Row(swap, 1, 1, awayMicros, aroundMicros, 1, 1);
  }
}
