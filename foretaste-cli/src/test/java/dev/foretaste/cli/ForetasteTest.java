package dev.foretaste.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ForetasteTest {

  static Iterable<String> commands() {
    return Foretaste.commandLine().getSubcommands().keySet();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void shouldExplainEveryCommand(String command) {
    CommandLineRun run = CommandLineRun.of(command, "--help");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("Usage: foretaste " + command).contains("--help");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void shouldListTheCommandsAndExitCodes() {
    CommandLineRun run = CommandLineRun.of("--help");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("import").contains("2   bad usage");
  }

  @Test
  void shouldTellItsVersion() {
    assertThat(CommandLineRun.of("--version").out()).startsWith("foretaste ").contains("Java");
  }

  @Test
  void shouldAnswerBadUsageInOneLineAndCodeTwo() {
    for (CommandLineRun run :
        new CommandLineRun[] {
          CommandLineRun.of(),
          CommandLineRun.of("exprot"),
          CommandLineRun.of("import", "--format", "xml", "file"),
          CommandLineRun.of("import", "--formt", "csv", "file"),
        }) {
      assertThat(run.exitCode()).isEqualTo(2);
      assertThat(run.err().lines()).singleElement().asString().endsWith("--help");
      assertThat(run.out()).isEmpty();
    }
  }
}
