package dev.foretaste.cli.bench;

import dev.foretaste.cli.bench.drift.DriftCommand;
import dev.foretaste.cli.bench.pipeline.GrowthCommand;
import dev.foretaste.cli.bench.pipeline.LatencyCommand;
import dev.foretaste.cli.bench.pipeline.LogReplayCommand;
import dev.foretaste.cli.bench.pipeline.PipelineCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The benchmarks. */
@Command(
    name = "bench",
    description = "Measure what Foretaste costs on this machine.",
    synopsisSubcommandLabel = "BENCHMARK",
    subcommands = {
      ScoringBench.class,
      PipelineCommand.class,
      LatencyCommand.class,
      LogReplayCommand.class,
      GrowthCommand.class,
      RestoreCommand.class,
      MemoryCommand.class,
      SwapsCommand.class,
      QueriesCommand.class,
      OverloadCommand.class,
      DriftCommand.class
    })
public final class BenchCommand implements Runnable {
  @Spec private CommandSpec command;

  /** Without a benchmark there is nothing to do but explain. */
  @Override
  public void run() {
    throw new CommandLine.ParameterException(command.commandLine(), "no benchmark given");
  }
}
