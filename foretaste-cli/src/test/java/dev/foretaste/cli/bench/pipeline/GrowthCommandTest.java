package dev.foretaste.cli.bench.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.foretaste.cli.CommandLineRun;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GrowthCommandTest {
  @Test
  void shouldRefuseNumbersThatDoNotAscend() {
    CommandLineRun run = CommandLineRun.of("bench", "growth", "--customers", "20,10");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--customers");
  }

  @Test
  void shouldVaryOneThingAtATime(@TempDir Path directory) throws Exception {
    Path plot = directory.resolve("growth.html");
    CommandLineRun run =
        CommandLineRun.of(
            "bench",
            "growth",
            "--only",
            "candidates",
            "--rounds",
            "1",
            "--sample",
            "5",
            "--plot",
            plot.toString(),
            "--json");

    assertThat(run.exitCode()).as(run.err()).isZero();
    String last = run.out().lines().reduce((before, after) -> after).orElseThrow();
    JsonNode rows = new ObjectMapper().readTree(last).path("rows");
    assertThat(rows.findValuesAsText("axis"))
        .containsExactly("candidates", "candidates", "candidates", "candidates");
    assertThat(rows).allSatisfy(row -> assertThat(row.path("cpu_us").asDouble()).isPositive());
    assertThat(Files.readString(plot)).contains("<svg");
  }
}
