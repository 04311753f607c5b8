package dev.foretaste.cli.running;

import dev.foretaste.cli.config.ConfigFileOption;
import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs one instance of the service against a Kafka cluster. */
@Command(
    name = "service",
    description = {
      "Run one instance of the service (stream and API) against a Kafka cluster.",
      "",
      "Start as many as you like, each with its own --data-dir; they share the work.",
      ""
    })
public final class ServiceCommand implements Callable<Integer> {
  @Spec private CommandSpec command;
  @Mixin private ConfigFileOption configFile;
  @Mixin private StreamOptions streamOptions;
  @Mixin private ProductionCluster production;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      defaultValue = "foretaste-data",
      description = "Where the state stores live (default: ${DEFAULT-VALUE}).")
  private Path dataDir;

  @Option(
      names = "--generation",
      paramLabel = "NAME",
      description = {
        "Serve this replay, which follows the live stream until `replay promote` makes it the live"
            + " one (default: whichever stream is live)."
      })
  private String generation;

  @Override
  public Integer call() throws IOException, InterruptedException {
    streamOptions.check();
    production.check();
    ShutdownSignal stop = ShutdownSignal.ofProcess();
    try {
      Cluster cluster = production.cluster();
      int partitions = production.ensureTopics(cluster, streamOptions.rekey());
      try (ServiceInstance service =
          ServiceInstance.start(
              cluster,
              streamOptions,
              streamOptions.internalSecret(),
              partitions,
              dataDir.resolve("streams"),
              new CollectorRegistry(),
              Optional.ofNullable(generation))) {
        PrintWriter out = command.commandLine().getOut();
        out.println("Access: " + streamOptions.security().describe(streamOptions.apiSettings(0)));
        out.println("Foretaste serves at " + service.url());
        stop.await();
      }
    } finally {
      stop.cleanedUp();
    }
    return ExitCode.OK;
  }
}
