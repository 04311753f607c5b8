package dev.foretaste.cli.deadletters;

import dev.foretaste.cli.console.FailureException;
import dev.foretaste.cli.console.JsonOutput;
import dev.foretaste.cli.console.SystemOptions;
import dev.foretaste.cli.system.RunningSystem;
import dev.foretaste.cli.topics.KafkaTopics;
import dev.foretaste.serde.HttpSchemaRegistryClient;
import dev.foretaste.serde.SchemaRegistryClient;
import dev.foretaste.topics.TopicCatalogue;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that works on the dead letters of one running system. */
abstract class LetterCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Spec private CommandSpec command;
  @Mixin private SystemOptions systemOptions;
  @Mixin private JsonOutput json;

  /** What a command works with. */
  record Office(
      Map<String, Object> client,
      KafkaTopics topics,
      SchemaRegistryClient registry,
      PrintWriter out) {

    Letters letters() {
      return new Letters(topics, registry);
    }
  }

  /**
   * What came of it.
   *
   * @param report for {@code --json}
   */
  record Outcome(int exitCode, Object report) {}

  /** Does the work and prints it for people. */
  abstract Outcome work(Office office);

  @Override
  public final Integer call() throws IOException {
    RunningSystem system = systemOptions.find();
    PrintWriter out = command.commandLine().getOut();
    try (KafkaTopics topics = new KafkaTopics(system.kafka(), PATIENCE);
        SchemaRegistryClient registry = new HttpSchemaRegistryClient(system.registry())) {
      if (!topics.exists(TopicCatalogue.DLQ_ACTIONS)) {
        throw new FailureException(
            "there is no topic %s: start this version of the service once, it creates it"
                .formatted(TopicCatalogue.DLQ_ACTIONS.name()));
      }
      Outcome outcome = work(new Office(system.kafka(), topics, registry, out));
      out.flush();
      json.print(outcome.report());
      return outcome.exitCode();
    }
  }
}
