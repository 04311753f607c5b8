package dev.foretaste.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** Options from a file and from the environment. */
class ConfigurationTest {
  @TempDir Path directory;

  @Test
  void shouldTakeAnOptionFromTheLineThenTheEnvironmentThenTheFile() throws Exception {
    String file = write("port = 1001\nthreads = 5\nhost = 0.0.0.0\n");
    Map<String, String> environment = Map.of("FORETASTE_PORT", "1002", "FORETASTE_HOST", "::1");

    JsonNode shown = show(environment, "config", "show", "service", "--config", file, "--json");

    assertThat(setting(shown, "threads")).isEqualTo("5 from threads in " + file);
    assertThat(setting(shown, "port")).isEqualTo("1002 from FORETASTE_PORT");
    assertThat(setting(shown, "commit-interval")).isEqualTo("100 from default");
    assertThat(setting(shown, "bootstrap-servers")).isEqualTo(" from not set");
    assertThat(parsed(environment, "up", "--config", file, "--host", "h"))
        .containsEntry("--host", "h");
    assertThat(parsed(environment, "up", "--config=" + file)).containsEntry("--host", "::1");
  }

  @Test
  void shouldTakeTheFileThatTheEnvironmentNames() throws Exception {
    String file = write("threads = 5\n");

    JsonNode shown = show(Map.of("FORETASTE_CONFIG", file), "config", "show", "up", "--json");

    assertThat(setting(shown, "threads")).startsWith("5 ");
  }

  @Test
  void shouldSatisfyARequiredOption() throws Exception {
    Map<String, String> environment =
        Map.of("FORETASTE_BOOTSTRAP_SERVERS", "k:1", "FORETASTE_SCHEMA_REGISTRY", "http://r");

    assertThat(parsed(environment, "service"))
        .containsEntry("--bootstrap-servers", "k:1")
        .containsEntry("--schema-registry", "http://r");
  }

  @Test
  void shouldLeaveAFlagOnWhenLineAndFileBothTurnItOn() throws Exception {
    String file = write("rekey = true\nno-simulator = true\n");

    assertThat(parsed(Map.of(), "up", "--config", file, "--rekey", "--no-simulator"))
        .containsEntry("--rekey", true)
        .containsEntry("--no-simulator", true);
  }

  @Test
  void shouldLeaveCommandsAloneThatHaveNoConfiguration() {
    CommandLineRun run = run(Map.of("FORETASTE_PORT", "no number"), "verify", "--help");

    assertThat(run.exitCode()).isZero();
  }

  @Test
  void shouldSayOfAVariableThatItIsNoOption() {
    Map<String, String> environment =
        Map.of("FORETASTE_PROT", "1", "FORETASTE_PORT", "1002", "FORETASTE_HEAP", "1g");

    CommandLineRun run = run(environment, "config", "show", "up");

    assertThat(run.exitCode()).isZero();
    assertThat(run.err().lines())
        .containsExactly("foretaste: there is no option for FORETASTE_PROT, ignored");
  }

  @Test
  void shouldShowFlagsThatAreOff() throws Exception {
    JsonNode shown = show(Map.of(), "config", "show", "service", "--json");

    assertThat(setting(shown, "rekey")).isEqualTo("false from default");
    assertThat(setting(shown, "tls-certificates")).isEqualTo(" from not set");
  }

  @Test
  void shouldMaskSecretsOfTheClientConfiguration() throws Exception {
    Path client = directory.resolve("client.properties");
    Files.writeString(client, "security.protocol = SASL_SSL\nsasl.jaas.config = hunter2\n");
    String file = write("client-config = " + client + "\n");

    CommandLineRun run = run(Map.of(), "config", "show", "service", "--config", file, "--json");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("SASL_SSL").contains("********").doesNotContain("hunter2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "prot = 1      | unknown key prot",
        "port = abc    | '--port'",
        "port = 70000  | --port must be 0 to 65535, is 70000",
        "threads = 0   | --threads must be 1 to 1000, is 0",
        "rekey = maybe | '--rekey'",
        "partitions=-1 | --partitions must be",
        "rate = 0      | --rate must be above 0",
        "policy = lax  | --policy",
      })
  void shouldNameTheKeyOfABadValueAtTheStart(String content, String complaint) throws Exception {
    CommandLineRun run = run(Map.of(), "up", "--config", write(content + "\n"));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err().lines()).singleElement().asString().contains(complaint);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void shouldSayWhereABadValueStands() throws Exception {
    String file = write("port = abc\n");

    assertThat(run(Map.of(), "config", "show", "--config", file).err())
        .contains("(port in " + file + ")");
    assertThat(run(Map.of("FORETASTE_PORT", "x"), "up").err()).contains("(FORETASTE_PORT)");
  }

  @Test
  void shouldRefuseAFileThatIsNotThere() {
    CommandLineRun run = run(Map.of(), "service", "--config", directory.resolve("none").toString());

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--config: cannot read");
  }

  @Test
  void shouldRefuseALogFormatThatThereIsNot() {
    CommandLineRun run = run(Map.of("FORETASTE_LOG", "xml"), "up");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("FORETASTE_LOG is 'xml'; set it to text or json");
  }

  @Test
  void shouldRefuseAMetricsAddressThatIsNone() {
    CommandLineRun run =
        run(
            Map.of("FORETASTE_METRICS_ADDRESS", "9404"),
            "retrainer",
            "--bootstrap-servers=k:1",
            "--schema-registry=http://r");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--metrics-address must be HOST:PORT");
  }

  private String write(String content) throws IOException {
    return Files.writeString(directory.resolve("test.properties"), content).toString();
  }

  private static JsonNode show(Map<String, String> environment, String... line) throws Exception {
    CommandLineRun run = run(environment, line);
    assertThat(run.exitCode()).as(run.err()).isZero();
    return new ObjectMapper().readTree(run.lastLine());
  }

  private static String setting(JsonNode shown, String key) {
    for (JsonNode setting : shown) {
      if (setting.get("key").asText().equals(key)) {
        return setting.get("value").asText() + " from " + setting.get("source").asText();
      }
    }
    throw new AssertionError("no " + key);
  }

  /** What the command would run with. */
  private static Map<String, Object> parsed(Map<String, String> environment, String... line) {
    CommandLine commandLine = Foretaste.commandLine();
    Foretaste.configure(commandLine, environment, line);
    Map<String, Object> values = new HashMap<>();
    commandLine
        .parseArgs(line)
        .subcommand()
        .commandSpec()
        .options()
        .forEach(option -> values.put(option.longestName(), option.getValue()));
    return values;
  }

  private static CommandLineRun run(Map<String, String> environment, String... line) {
    return CommandLineRun.in(environment, line);
  }
}
