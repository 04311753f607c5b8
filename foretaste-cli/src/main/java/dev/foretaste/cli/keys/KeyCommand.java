package dev.foretaste.cli.keys;

import dev.foretaste.api.log.LogUnavailableException;
import dev.foretaste.api.security.KeyAdministration;
import dev.foretaste.cli.console.FailureException;
import dev.foretaste.cli.console.JsonOutput;
import dev.foretaste.cli.console.SystemOptions;
import dev.foretaste.cli.system.RunningSystem;
import dev.foretaste.serde.HttpSchemaRegistryClient;
import dev.foretaste.serde.SchemaRegistryClient;
import dev.foretaste.topics.TopicAdmin;
import dev.foretaste.topics.TopicCatalogue;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that works on the API keys of one cluster, whose service need not run. */
abstract class KeyCommand implements Callable<Integer> {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final short REPLICATION_OF_THE_BROKER = -1;

  @Spec private CommandSpec command;
  @Mixin private SystemOptions systemOptions;
  @Mixin private JsonOutput json;

  /**
   * Does the work and prints it for people.
   *
   * @return the same for {@code --json}
   */
  abstract Object work(KeyAdministration keys, PrintWriter out);

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
    ensureTopics(system);
    try (SchemaRegistryClient schemas = new HttpSchemaRegistryClient(system.registry());
        KeyAdministration keys =
            new KeyAdministration(
                system.bootstrapServers(),
                system.clientProperties(),
                schemas,
                LIMIT,
                Clock.systemUTC())) {
      Object result = work(keys, out);
      out.flush();
      json.print(result);
    } catch (LogUnavailableException e) {
      throw new FailureException(e.getMessage(), e);
    }
    return ExitCode.OK;
  }

  /** The first key may be made before any service has run, since one without keys may not start. */
  private static void ensureTopics(RunningSystem system) {
    try (Admin admin = Admin.create(system.kafka())) {
      TopicAdmin.ensure(
          admin,
          List.of(TopicCatalogue.API_KEYS, TopicCatalogue.AUDIT_LOG),
          TopicAdmin.AS_ORDERS,
          REPLICATION_OF_THE_BROKER);
    } catch (KafkaException e) {
      throw new FailureException(
          "Kafka at %s does not answer: check the address and --client-config (%s)"
              .formatted(system.bootstrapServers(), e.getMessage()),
          e);
    }
  }
}
