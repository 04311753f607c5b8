package dev.foretaste.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportDryRunTest {
  @TempDir Path directory;

  @Test
  void shouldReportWhatItWouldSend() throws Exception {
    Path file = write("customer,order,item\nann,1,a\nann,1,b\nbob,2,a\n");

    CommandLineRun run =
        CommandLineRun.of("import", file, "--format", "csv", "--dry-run", "--json");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("Would send 2 orders of 2 customers with 2 different items");
    assertThat(run.out()).contains("customers are interleaved");
    JsonNode json = new ObjectMapper().readTree(run.lastLine());
    assertThat(json.get("dry_run").asBoolean()).isTrue();
    assertThat(json.get("orders").asInt()).isEqualTo(2);
    assertThat(json.get("bad").asInt()).isZero();
    assertThat(json.get("digest").asText()).hasSize(8);
  }

  @Test
  void shouldReportBadLinesAndGoOn() throws Exception {
    Path file = write("customer,order,item\nann,1,\nbob,2,a\n");

    CommandLineRun run = CommandLineRun.of("import", file, "--format", "CSV", "--dry-run");

    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEqualTo(String.format("line 2: item is empty%n"));
    assertThat(run.out()).contains("Would send 1 orders").contains("1 bad lines");
  }

  @Test
  void shouldStopAtABadLineWhenStrict() throws Exception {
    Path file = write("customer,order,item\nann,1,\nbob,2,a\n");

    CommandLineRun run =
        CommandLineRun.of("import", file, "--format", "csv", "--dry-run", "--strict");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).endsWith(String.format("line 2: item is empty%n"));
  }

  @Test
  void shouldRefuseOptionsThatMakeNoSense() throws Exception {
    Path file = write("customer,order,item\nann,1,a\n");

    assertThat(CommandLineRun.of("import", file, "--format", "csv", "--rate", "0"))
        .satisfies(run -> assertThat(run.exitCode()).isEqualTo(2))
        .satisfies(run -> assertThat(run.err()).contains("--rate must be above 0"));
    assertThat(CommandLineRun.of("import", file, "--format", "csv", "--generations", "0"))
        .satisfies(run -> assertThat(run.exitCode()).isEqualTo(2));
    assertThat(CommandLineRun.of("import", directory.resolve("none"), "--format", "csv"))
        .satisfies(run -> assertThat(run.exitCode()).isEqualTo(2))
        .satisfies(run -> assertThat(run.err()).contains("no file to read"));
  }

  @Test
  void shouldSayWhatToStartWhenNothingRuns() throws Exception {
    Path file = write("customer,order,item\nann,1,a\n");

    CommandLineRun run =
        CommandLineRun.of(
            "import", file, "--format", "csv", "--data-dir", directory.resolve("data"));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err().lines()).singleElement().asString().contains("foretaste up --data-dir");
  }

  private Path write(String contents) throws Exception {
    return Files.writeString(directory.resolve("orders"), contents);
  }
}
