package dev.foretaste.cli.bench.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretaste.cli.CommandLineRun;
import org.junit.jupiter.api.Test;

class LatencyCommandTest {
  @Test
  void shouldRefuseARateThatIsNone() {
    CommandLineRun run = CommandLineRun.of("bench", "latency", "--rates", "0");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--rates 1 to 100000");
  }
}
