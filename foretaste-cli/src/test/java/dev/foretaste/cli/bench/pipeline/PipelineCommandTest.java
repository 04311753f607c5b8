package dev.foretaste.cli.bench.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.foretaste.cli.CommandLineRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PipelineCommandTest {
  @Test
  void shouldRefuseWhatCannotBeMeasured() {
    CommandLineRun run = CommandLineRun.of("bench", "pipeline", "--own-items", "101");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--own-items 1 to 100");
  }

  @Test
  void shouldCompareMediansWithTheBoundByScoring() {
    PipelineResult result =
        PipelineResult.of(
            10,
            50,
            2,
            new Outputs(Map.of()),
            List.of(
                row(PipelineResult.OWN, 900, 100),
                row(PipelineResult.OWN, 1_000, 100),
                row(PipelineResult.OWN, 2_000, 100),
                row(PipelineResult.PREDICT, 500, 400),
                row(PipelineResult.RAW, 4_000, 0)));

    assertThat(result.vsPredict()).isEqualTo(2);
    assertThat(result.vsRawLoop()).isEqualTo(0.25);
    assertThat(result.boundShare() * result.cores()).isCloseTo(0.1, within(1e-9));
  }

  @Test
  void shouldMeasureEveryEngineInOneRun(@TempDir Path directory) throws Exception {
    Path plot = directory.resolve("pipeline.svg");
    CommandLineRun run =
        CommandLineRun.of(
            "bench",
            "pipeline",
            "--customers",
            "200",
            "--orders",
            "900",
            "--rounds",
            "1",
            "--model",
            "10x4",
            "--plot",
            plot.toString(),
            "--json");

    assertThat(run.exitCode()).as(run.err()).isZero();
    String last = run.out().lines().reduce((before, after) -> after).orElseThrow();
    JsonNode result = new ObjectMapper().readTree(last);
    assertThat(result.path("bench").asText()).isEqualTo("pipeline");
    assertThat(result.path("rows")).hasSize(3);
    JsonNode own = result.path("rows").get(0);
    assertThat(own.path("candidates").asDouble()).isBetween(95.0, 105.0);
    assertThat(own.path("scoring_us").asDouble()).isPositive();
    assertThat(own.path("other_us").asDouble()).isPositive();
    assertThat(result.path("bytes_per_order").asLong()).isGreaterThan(1_000);
    assertThat(Files.readString(plot)).startsWith("<svg");
  }

  private static PipelineRow row(String engine, double ordersPerSecond, double scoringUs) {
    return new PipelineRow(engine, 1, 100, ordersPerSecond, 300, scoringUs, 200, 10, 500);
  }
}
