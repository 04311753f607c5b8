package dev.foretaste.cli.reset;

import dev.foretaste.cli.console.FailureException;
import dev.foretaste.cli.console.JsonOutput;
import dev.foretaste.cli.console.SystemOptions;
import dev.foretaste.cli.console.UsageException;
import dev.foretaste.cli.system.RunningSystem;
import dev.foretaste.cli.topics.KafkaTopics;
import dev.foretaste.topics.TopicCatalogue;
import dev.foretaste.topology.generations.Generation;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.kafka.tools.StreamsResetter;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Sets a stream back to the first order, with Kafka's own tool. */
@Command(
    name = "reset",
    description = {
      "Set a stream that is stopped back to the first order: its group's offsets go to the beginning"
          + " of its inputs, its internal topics go. Says what it would do; does it with --yes.",
      "",
      "What the stream has written stays, and it writes it all once more at its next start; to"
          + " rebuild beside the live stream use `replay`. Delete the stream's state directory on"
          + " every instance before that start: Kafka's tool does not.",
      ""
    })
public final class ResetCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Spec private CommandSpec command;
  @Mixin private SystemOptions systemOptions;
  @Mixin private JsonOutput json;

  @Option(
      names = "--replay",
      paramLabel = "NAME",
      defaultValue = "",
      description = "Reset this replay (default: the original stream).")
  private String replay;

  @Option(names = "--yes", description = "Do it.")
  private boolean confirmed;

  /**
   * The result.
   *
   * @param done false after a dry run
   */
  record Result(String applicationId, List<String> internalTopics, boolean done) {}

  @Override
  public Integer call() throws IOException {
    RunningSystem system = systemOptions.find();
    if (!replay.matches("[a-z0-9]{0,40}")) {
      throw new UsageException("'%s' is no replay's name; see `replay list`".formatted(replay));
    }
    Generation generation = Generation.original(system.applicationId()).named(replay);
    List<String> internal = internalTopics(system, generation);
    refuseMerged(system, generation);
    run(system, generation, internal, true);
    if (confirmed) {
      run(system, generation, internal, false);
    }
    PrintWriter out = command.commandLine().getOut();
    out.println(
        confirmed
            ? "Done. Delete the state directory of %s on every instance before its next start."
                .formatted(generation.applicationId())
            : "This was a dry run: nothing has changed. Do it with --yes.");
    out.flush();
    json.print(new Result(generation.applicationId(), internal, confirmed));
    return ExitCode.OK;
  }

  /** From the first order on, it would append the log a second time. */
  private static void refuseMerged(RunningSystem system, Generation generation) {
    try (KafkaTopics topics = new KafkaTopics(system.bootstrapServers(), PATIENCE)) {
      if (!generation.isOriginal() && topics.exists(generation.mergedOrders())) {
        throw new FailureException(
            "replay %s was begun with --with: `replay discard` it, and begin it again"
                .formatted(generation.name()));
      }
    }
  }

  /** Named one by one: replays' ids begin like the original stream's, and so do their topics. */
  private static List<String> internalTopics(RunningSystem system, Generation generation) {
    String own = generation.applicationId() + "-";
    try (KafkaTopics topics = new KafkaTopics(system.kafka(), PATIENCE)) {
      return topics.names().stream()
          .filter(StreamsResetter::matchesInternalTopicFormat)
          .filter(name -> name.startsWith(own))
          .filter(name -> !generation.isOriginal() || !name.startsWith(own + "replay-"))
          .sorted()
          .toList();
    }
  }

  private void run(
      RunningSystem system, Generation generation, List<String> internal, boolean dry) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--application-id", generation.applicationId(),
                "--bootstrap-server", system.bootstrapServers(),
                "--input-topics", inputs(system)));
    systemOptions
        .clientConfig()
        .ifPresent(file -> arguments.addAll(List.of("--command-config", file.toString())));
    if (!internal.isEmpty()) {
      arguments.addAll(List.of("--internal-topics", String.join(",", internal)));
    }
    if (dry) {
      arguments.add("--dry-run");
    }
    if (new StreamsResetter().execute(arguments.toArray(String[]::new)) != ExitCode.OK) {
      throw new FailureException(
          "Kafka's tool refused to reset %s: stop all its instances first"
              .formatted(generation.applicationId()));
    }
  }

  private static String inputs(RunningSystem system) {
    String orders =
        system.rekey()
            ? TopicCatalogue.ORDERS.name() + "," + TopicCatalogue.ORDERS_BY_CUSTOMER.name()
            : TopicCatalogue.ORDERS.name();
    return orders + "," + TopicCatalogue.FEEDBACK.name();
  }
}
