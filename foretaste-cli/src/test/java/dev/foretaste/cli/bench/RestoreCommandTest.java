package dev.foretaste.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.foretaste.cli.CommandLineRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RestoreCommandTest {
  @ParameterizedTest
  @CsvSource({"--customers, '20,10'", "--standbys, 2", "--kills, 0"})
  void shouldRefuseWhatCannotBeMeasured(String option, String value) {
    CommandLineRun run = CommandLineRun.of("bench", "restore", option, value);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains(option);
  }

  @Test
  void shouldTellWhenReadsAndOrdersAreAnsweredAgainAfterAKillAndAfterAStop()
      throws JsonProcessingException {
    CommandLineRun run = CommandLineRun.of("bench", "restore", "--quick", "--json");

    assertThat(run.exitCode()).as(run.err()).isZero();
    JsonNode rows =
        new ObjectMapper().readTree(run.out().lines().reduce("", (a, b) -> b)).get("rows");
    assertThat(rows).extracting(row -> row.get("how").asText()).containsExactly("kill -9", "stop");
    assertThat(rows)
        .allSatisfy(
            row -> {
              assertThat(row.get("customers").asInt()).isEqualTo(300);
              assertThat(row.get("reads_ms").asLong()).isPositive();
              assertThat(row.get("orders_ms").asLong()).isPositive();
            });
  }
}
