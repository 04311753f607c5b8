package dev.foretaste.cli.running;

import java.io.IOException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options by which a production process is told its cluster. */
final class ProductionCluster {
  @Mixin private ClusterOptions options;

  @Option(
      names = "--bootstrap-servers",
      required = true,
      paramLabel = "HOST:PORT",
      description = "The Kafka cluster.")
  private String bootstrapServers;

  @Option(
      names = "--schema-registry",
      required = true,
      paramLabel = "URL",
      description = "The schema registry (Confluent's REST API).")
  private String schemaRegistry;

  /** As {@link ClusterOptions#check}. */
  void check() {
    options.check();
  }

  Cluster cluster() throws IOException {
    return new Cluster(bootstrapServers, schemaRegistry, options.clientProperties());
  }

  /** As {@link ClusterOptions#ensureTopics}. */
  int ensureTopics(Cluster cluster, boolean rekey) {
    return options.ensureTopics(cluster, rekey);
  }
}
