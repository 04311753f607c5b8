package dev.foretaste.cli.running;

import dev.foretaste.cli.config.ConfigFileOption;
import dev.foretaste.cli.console.FailureException;
import dev.foretaste.cli.console.LogFile;
import dev.foretaste.cli.console.UsageException;
import dev.foretaste.cli.simulator.SimulatedChain;
import dev.foretaste.cli.simulator.SimulatorRunner;
import dev.foretaste.cli.simulator.SimulatorSettings;
import dev.foretaste.cli.system.DataDirectory;
import dev.foretaste.cli.system.DataDirectoryInUseException;
import dev.foretaste.cli.system.RunningSystem;
import dev.foretaste.cli.system.SystemRegistry;
import dev.foretaste.embedded.EmbeddedPlatform;
import dev.foretaste.embedded.EmbeddedStartException;
import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs everything in one process: Kafka, registry, service, retrainer, simulated customers. */
@Command(
    name = "up",
    description = {
      "Run Foretaste on this machine: a real Kafka on disk, a schema registry, the service with its"
          + " API, the retrainer, and a simulated pizzeria chain that orders.",
      "",
      "Ctrl-C stops it; the data stay in --data-dir, and the next start goes on from there.",
      ""
    })
public final class UpCommand implements Callable<Integer> {
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
  private static final long READY_LIMIT_NANOS = TimeUnit.MINUTES.toNanos(10);

  @Spec private CommandSpec command;
  @Mixin private ConfigFileOption configFile;
  @Mixin private StreamOptions streamOptions;
  @Mixin private ClusterOptions clusterOptions;
  @Mixin private GateOptions gateOptions;
  @Mixin private TrackingOptions trackingOptions;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      defaultValue = "foretaste-data",
      description = "Where all data live (default: ${DEFAULT-VALUE}).")
  private Path dataDir;

  @Option(
      names = "--no-simulator",
      fallbackValue = "true",
      description = "Do not simulate customers.")
  private boolean noSimulator;

  @Option(
      names = "--rate",
      paramLabel = "R",
      defaultValue = "20",
      description = "Simulated orders per second (default: ${DEFAULT-VALUE}).")
  private double rate;

  @Option(
      names = "--kafka-port",
      paramLabel = "PORT",
      defaultValue = "0",
      description = "Port of the embedded Kafka (default: a free one, then always the same).")
  private int kafkaPort;

  @Option(
      names = "--registry-port",
      paramLabel = "PORT",
      defaultValue = "0",
      description = "Port of the embedded registry (default: a free one, then always the same).")
  private int registryPort;

  @Option(
      names = "--bootstrap-servers",
      paramLabel = "HOST:PORT",
      description = "Use this Kafka cluster, not the embedded one; needs --schema-registry.")
  private String bootstrapServers;

  @Option(
      names = "--schema-registry",
      paramLabel = "URL",
      description = "Use this schema registry, not the embedded one.")
  private String schemaRegistry;

  @Option(
      names = "--exit-when-ready",
      hidden = true,
      description = "Stop as soon as all is up: the start script records the classes it takes.")
  private boolean exitWhenReady;

  @Override
  public Integer call() throws IOException, InterruptedException {
    checkOptions();
    ShutdownSignal stop = ShutdownSignal.ofProcess();
    try (DataDirectory held = DataDirectory.lock(dataDir);
        LogFile log = LogFile.openIn(held.path());
        RunningParts parts = new RunningParts()) {
      SystemRegistry registry = SystemRegistry.ofUser(System.getenv());
      registry.forget(held);
      RunningSystem system = start(held, parts, stop);
      parts.add(registry.register(held, system));
      announce(system, log.path());
      if (!exitWhenReady) {
        stop.await();
      }
      out().println("Stopping ...");
    } catch (DataDirectoryInUseException | EmbeddedStartException e) {
      throw new FailureException(e.getMessage(), e);
    } finally {
      stop.cleanedUp();
    }
    return ExitCode.OK;
  }

  private void checkOptions() {
    gateOptions.settings();
    gateOptions.thresholds();
    streamOptions.check();
    clusterOptions.check();
    Ranges.check("--kafka-port", kafkaPort, 0, Ranges.MAX_PORT);
    Ranges.check("--registry-port", registryPort, 0, Ranges.MAX_PORT);
    trackingOptions.check();
    if (bootstrapServers != null && schemaRegistry == null) {
      throw new UsageException(
          "--bootstrap-servers needs --schema-registry: the embedded registry keeps its data in"
              + " the embedded Kafka");
    }
    if (!(rate > 0 && rate <= 10_000)) {
      throw new UsageException("--rate must be above 0, at most 10000 orders per second");
    }
  }

  private RunningSystem start(DataDirectory held, RunningParts parts, ShutdownSignal stop)
      throws IOException {
    Cluster cluster = cluster(held, parts);
    int partitions = clusterOptions.ensureTopics(cluster, streamOptions.rekey());
    if (bootstrapServers == null) {
      streamOptions.useErasureKeyOf(held.path());
    }
    CollectorRegistry metrics = new CollectorRegistry();
    ServiceInstance service =
        parts.add(
            ServiceInstance.start(
                cluster,
                streamOptions,
                streamOptions.internalSecret(held.path()),
                partitions,
                held.path().resolve("streams"),
                metrics,
                Optional.empty()));
    YieldingThreads.run(
        () -> RetrainerCommand.start(cluster, gateOptions, trackingOptions, parts, metrics));
    awaitReady(service, stop);
    parts.add(LifeSigns.start(service::ordersScored, service::models, out()));
    if (!noSimulator) {
      Clock clock = Clock.systemUTC();
      SimulatedOrders orders = parts.add(SimulatedOrders.to(cluster));
      parts.add(
          SimulatorRunner.start(
              new SimulatedChain(SimulatorSettings.standard(), clock.instant()),
              orders.sender(),
              rate,
              clock));
    }
    return new RunningSystem(
        held.path().toString(),
        cluster.bootstrapServers(),
        cluster.schemaRegistry(),
        service.url(),
        streamOptions.applicationId(),
        ProcessHandle.current().pid(),
        streamOptions.rekey());
  }

  private Cluster cluster(DataDirectory held, RunningParts parts) throws IOException {
    if (bootstrapServers != null) {
      return new Cluster(bootstrapServers, schemaRegistry, clusterOptions.clientProperties());
    }
    EmbeddedPlatform platform =
        parts.add(
            YieldingThreads.start(
                () -> EmbeddedPlatform.start(held.path(), kafkaPort, registryPort)));
    return new Cluster(
        platform.bootstrapServers(),
        schemaRegistry == null ? platform.schemaRegistryUrl() : schemaRegistry,
        clusterOptions.clientProperties());
  }

  private static void awaitReady(ServiceInstance service, ShutdownSignal stop) {
    long giveUpAt = System.nanoTime() + READY_LIMIT_NANOS;
    while (!service.isReady()) {
      if (System.nanoTime() - giveUpAt > 0) {
        throw new FailureException("the stream did not get ready within 10 minutes; see the log");
      }
      if (stop.isAsked()) {
        throw new FailureException("stopped before it was ready");
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }

  private void announce(RunningSystem system, Path log) {
    out()
        .printf(
            """
            Foretaste is up.
              API               %s
              Kafka             %s
              Schema registry   %s
              Log               %s
              Access            %s
            %s
            Ctrl-C stops it.
            """,
            system.api(),
            system.bootstrapServers(),
            system.schemaRegistry(),
            log,
            streamOptions.security().describe(streamOptions.apiSettings(system.port())),
            noSimulator
                ? "No simulator; send orders with ./foretaste import or your own producer."
                : "A simulated pizzeria chain places %s orders per second.".formatted(rate));
    out().flush();
  }

  private PrintWriter out() {
    return command.commandLine().getOut();
  }
}
