package dev.foretaste.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.foretaste.cli.CommandLineRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemoryCommandTest {
  @ParameterizedTest
  @CsvSource({"--customers, 0", "--rate, 0", "--minutes, -1"})
  void shouldRefuseWhatCannotBeMeasured(String option, String value) {
    CommandLineRun run = CommandLineRun.of("bench", "memory", option, value);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains(option);
  }

  @Test
  void shouldTellTheMemoryOfAnInstanceOnceItsCustomersAreThere() throws JsonProcessingException {
    CommandLineRun run =
        CommandLineRun.of("bench", "memory", "--customers", "200", "--minutes", "0", "--json");

    assertThat(run.exitCode()).as(run.err()).isZero();
    JsonNode result = new ObjectMapper().readTree(run.out().lines().reduce("", (a, b) -> b));
    assertThat(result.get("customers").asInt()).isEqualTo(200);
    assertThat(result.get("rows")).hasSize(1);
    assertThat(result.get("rows").get(0).get("resident_mib").asLong()).isGreaterThan(50);
  }
}
