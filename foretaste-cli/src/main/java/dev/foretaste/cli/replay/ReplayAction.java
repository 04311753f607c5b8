package dev.foretaste.cli.replay;

import dev.foretaste.cli.console.JsonOutput;
import dev.foretaste.cli.console.SystemOptions;
import dev.foretaste.cli.system.RunningSystem;
import dev.foretaste.cli.topics.KafkaTopics;
import dev.foretaste.serde.HttpSchemaRegistryClient;
import dev.foretaste.serde.SchemaRegistryClient;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A command that works on the replays of one running system. */
abstract class ReplayAction implements Callable<Integer> {
  static final Duration PATIENCE = Duration.ofMinutes(2);

  @Spec private CommandSpec command;
  @Mixin private SystemOptions systemOptions;
  @Mixin private JsonOutput json;

  @Option(
      names = "--state-dir",
      paramLabel = "DIR",
      description =
          "Where replays keep their state on this machine (default: replays in the system's data"
              + " directory).")
  private Path stateDir;

  /**
   * What came of it.
   *
   * @param report for {@code --json}
   */
  record Outcome(int exitCode, Object report) {}

  /** Does the work and prints it for people. */
  abstract Outcome work(ReplayedSystem system, PrintWriter out) throws IOException;

  /**
   * Checks what can be checked before any system is asked.
   *
   * @throws dev.foretaste.cli.console.UsageException when it cannot work
   */
  void checkOptions() {}

  @Override
  public final Integer call() throws IOException {
    checkOptions();
    RunningSystem running = systemOptions.find();
    PrintWriter out = command.commandLine().getOut();
    try (KafkaTopics topics = new KafkaTopics(running.kafka(), PATIENCE);
        SchemaRegistryClient registry = new HttpSchemaRegistryClient(running.registry())) {
      Outcome outcome = work(new ReplayedSystem(running, topics, registry, replays(running)), out);
      out.flush();
      json.print(outcome.report());
      return outcome.exitCode();
    }
  }

  private Path replays(RunningSystem running) {
    if (stateDir != null) {
      return stateDir;
    }
    return Path.of(running.dataDir().isEmpty() ? "foretaste-data" : running.dataDir())
        .resolve("replays");
  }
}
