package dev.foretaste.cli.bench.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that need a stream, on one. */
class StreamRunsTest {
  private static final Workload WORKLOAD = new Workload(50, 30, 3);

  @Test
  void shouldReadALogMeasureHowFreshPredictionsAreAndGrow(@TempDir Path directory) {
    try (PipelineSystem system = new PipelineSystem(directory, 2, 50)) {
      ReplayResult replay = new LogReplayRun(system, WORKLOAD, 400).run();

      assertThat(replay.rows()).hasSize(4);
      assertThat(replay.rows().get(3).ordersPerSecond()).isPositive();
      assertThat(replay.secondsToFirst()).isPositive();

      LatencyRow latency = new LatencyRun(system, WORKLOAD, 50, 25, 50).run();

      assertThat(latency.orders()).isEqualTo(50);
      assertThat(latency.p50()).isPositive();
      assertThat(latency.max()).isGreaterThanOrEqualTo(latency.p99());

      assertThat(new GrowthOverCustomers(system, WORKLOAD, 200).upTo(60)).isPositive();
    }
  }
}
