package dev.foretaste.cli.console;

import dev.foretaste.cli.system.ClientConfigFile;
import dev.foretaste.cli.system.NoSuchSystemException;
import dev.foretaste.cli.system.RunningSystem;
import dev.foretaste.cli.system.SystemRegistry;
import dev.foretaste.cli.system.SystemSelector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Option;

/** The options by which a command finds the running system it works on. */
public final class SystemOptions {
  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description = "The system that runs on this directory.")
  private Path dataDir;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "The system whose query API listens on this port.")
  private Integer port;

  @Option(
      names = "--bootstrap-servers",
      paramLabel = "HOST:PORT",
      description = "The system that works on this Kafka cluster.")
  private String bootstrapServers;

  @Option(
      names = "--schema-registry",
      paramLabel = "URL",
      description = "Registry of a cluster that no system of this machine uses.")
  private String schemaRegistry;

  @Option(
      names = "--client-config",
      paramLabel = "FILE",
      description = "Properties file with further Kafka client settings (SASL, TLS, …).")
  private Path clientConfig;

  @Option(
      names = "--application-id",
      paramLabel = "ID",
      defaultValue = "foretaste",
      description = "Kafka Streams application id on such a cluster (default: ${DEFAULT-VALUE}).")
  private String applicationId;

  /** The file with further client settings, if one is named. */
  public Optional<Path> clientConfig() {
    return Optional.ofNullable(clientConfig);
  }

  /** The directory that is named, when it has a Kafka of its own and nothing runs on it. */
  public Optional<Path> stoppedDirectory() throws IOException {
    boolean stopped =
        dataDir != null
            && bootstrapServers == null
            && Files.isDirectory(dataDir.resolve("kafka"))
            && SystemRegistry.ofUser(System.getenv()).in(dataDir).isEmpty();
    return stopped ? Optional.of(dataDir) : Optional.empty();
  }

  /** The application id that is named, or the default. */
  public String applicationId() {
    return applicationId;
  }

  /**
   * The one running system that the options describe.
   *
   * @throws UsageException when none or several do
   */
  public RunningSystem find() throws IOException {
    SystemSelector selector =
        new SystemSelector(
            Optional.ofNullable(dataDir),
            port == null ? OptionalInt.empty() : OptionalInt.of(port),
            Optional.ofNullable(bootstrapServers),
            Optional.ofNullable(schemaRegistry),
            applicationId);
    try {
      return selector
          .find(SystemRegistry.ofUser(System.getenv()))
          .with(ClientConfigFile.read(clientConfig));
    } catch (NoSuchSystemException e) {
      throw new UsageException(e.getMessage());
    }
  }
}
