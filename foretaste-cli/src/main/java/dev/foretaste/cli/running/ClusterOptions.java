package dev.foretaste.cli.running;

import dev.foretaste.cli.system.ClientConfigFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options about how to reach a Kafka cluster and what its topics are like. */
final class ClusterOptions {
  @Option(
      names = "--client-config",
      paramLabel = "FILE",
      description = "Properties file with further Kafka client settings (SASL, TLS, …).")
  private Path clientConfig;

  @Option(
      names = "--partitions",
      paramLabel = "N",
      defaultValue = "0",
      description = "Partitions of the topics to create (default: those of orders, or 6).")
  private int partitions;

  @Option(
      names = "--replication-factor",
      paramLabel = "N",
      defaultValue = "1",
      description = "Replication factor of the topics to create (default: ${DEFAULT-VALUE}).")
  private short replicationFactor;

  @Mixin private RetentionOptions retention;

  /** Checks the limits; an error names the option. */
  void check() {
    Ranges.check("--partitions", partitions, 0, 100_000);
    Ranges.check("--replication-factor", replicationFactor, 1, 100);
    retention.retention();
  }

  /**
   * Creates the topics that are missing, checks those that are there, and sets how long they keep
   * their records.
   *
   * @return number of partitions of the topics that are partitioned by customer
   */
  int ensureTopics(Cluster cluster, boolean rekey) {
    return cluster.ensureTopics(partitions, replicationFactor, rekey, retention.retention());
  }

  Map<String, String> clientProperties() throws IOException {
    return ClientConfigFile.read(clientConfig);
  }
}
