package dev.foretaste.cli.running;

import dev.foretaste.cli.config.ConfigFileOption;
import dev.foretaste.learning.training.TrainingParameters;
import dev.foretaste.retrainer.ClusterSettings;
import dev.foretaste.retrainer.Retrainer;
import dev.foretaste.retrainer.RetrainerConfig;
import dev.foretaste.retrainer.RetrainerPresence;
import dev.foretaste.retrainer.tracking.RunTracker;
import dev.foretaste.serde.SchemaRegistryClient;
import dev.foretaste.topics.TopicCatalogue;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.exporter.HTTPServer;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the retrainer against a Kafka cluster. */
@Command(
    name = "retrainer",
    description = {
      "Run the retrainer against a Kafka cluster: trains, judges and publishes models.",
      "",
      "One is enough for a cluster; it keeps nothing on disk.",
      ""
    })
public final class RetrainerCommand implements Callable<Integer> {
  @Spec private CommandSpec command;
  @Mixin private ConfigFileOption configFile;
  @Mixin private ProductionCluster production;
  @Mixin private GateOptions gateOptions;
  @Mixin private TrackingOptions trackingOptions;

  @Option(
      names = "--metrics-address",
      paramLabel = "HOST:PORT",
      description = "Where Prometheus finds /metrics (default: nowhere).")
  private String metricsAddress;

  @Override
  public Integer call() throws IOException, InterruptedException {
    gateOptions.settings();
    gateOptions.thresholds();
    production.check();
    Optional<MetricsAddress> scraped =
        Optional.ofNullable(metricsAddress).map(MetricsAddress::parse);
    trackingOptions.check();
    ShutdownSignal stop = ShutdownSignal.ofProcess();
    try {
      Cluster cluster = production.cluster();
      production.ensureTopics(cluster, false);
      try (RunningParts parts = new RunningParts()) {
        CollectorRegistry metrics = new CollectorRegistry();
        if (scraped.isPresent()) {
          HTTPServer server = parts.add(scraped.get().serve(metrics));
          command.commandLine().getOut().println("Metrics are served on port " + server.getPort());
        }
        start(cluster, gateOptions, trackingOptions, parts, metrics);
        command.commandLine().getOut().println("Foretaste's retrainer runs.");
        stop.await();
      }
    } finally {
      stop.cleanedUp();
    }
    return ExitCode.OK;
  }

  /** Starts a retrainer as one of the parts of a running system. */
  static void start(
      Cluster cluster,
      GateOptions gateOptions,
      TrackingOptions trackingOptions,
      RunningParts parts,
      CollectorRegistry metrics) {
    RunTracker tracker = parts.add(trackingOptions.tracker(metrics));
    SchemaRegistryClient schemas = parts.add(cluster.registryClient());
    Retrainer retrainer =
        parts.add(
            new Retrainer(
                new RetrainerConfig(
                        new ClusterSettings(
                            cluster.bootstrapServers(),
                            cluster.schemaRegistry(),
                            cluster.clientProperties(),
                            ""),
                        gateOptions.thresholds(),
                        TrainingParameters.standard())
                    .withGate(gateOptions.settings())
                    .withShadow(gateOptions.shadow())
                    .withWatch(gateOptions.watch()),
                schemas,
                metrics,
                tracker));
    retrainer.start();
    parts.add(RetrainerPresence.show(cluster.connection(), TopicCatalogue.TRAIN_REQUESTS.name()));
  }
}
