package dev.foretaste.cli.bench.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretaste.cli.CommandLineRun;
import org.junit.jupiter.api.Test;

class LogReplayCommandTest {
  @Test
  void shouldRefuseALogThatIsTooShort() {
    CommandLineRun run = CommandLineRun.of("bench", "replay", "--orders", "3");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--orders 4 or more");
  }
}
