package dev.foretaste.cli.models;

import dev.foretaste.cli.console.FailureException;
import dev.foretaste.cli.console.JsonOutput;
import dev.foretaste.cli.console.SystemOptions;
import dev.foretaste.cli.system.RunningSystem;
import dev.foretaste.models.ModelRefusedException;
import dev.foretaste.models.ModelRegistry;
import dev.foretaste.models.ModelTopics;
import dev.foretaste.models.ModelsUnavailableException;
import dev.foretaste.serde.HttpSchemaRegistryClient;
import dev.foretaste.serde.SchemaRegistryClient;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that works on the models of one running system. */
abstract class ModelCommand implements Callable<Integer> {
  @Spec private CommandSpec command;
  @Mixin private SystemOptions systemOptions;
  @Mixin private JsonOutput json;

  /**
   * Does the work and prints it for people.
   *
   * @return the same for {@code --json}
   */
  abstract Object work(ModelRegistry models, PrintWriter out) throws IOException;

  /**
   * Checks what can be checked before any system is asked.
   *
   * @throws dev.foretaste.cli.console.UsageException when it cannot work
   */
  void checkOptions() {}

  @Override
  public final Integer call() throws IOException {
    checkOptions();
    RunningSystem system = systemOptions.find();
    PrintWriter out = command.commandLine().getOut();
    try (SchemaRegistryClient schemas = new HttpSchemaRegistryClient(system.registry());
        ModelRegistry models =
            new ModelRegistry(
                system.kafka(),
                ModelTopics.withPrefix(""),
                schemas,
                ModelRegistry.DEFAULT_LIMIT,
                Clock.systemUTC())) {
      Object result = work(models, out);
      out.flush();
      json.print(result);
    } catch (ModelRefusedException | ModelsUnavailableException e) {
      throw new FailureException(e.getMessage(), e);
    }
    return ExitCode.OK;
  }
}
