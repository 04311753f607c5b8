package dev.foretaste.cli.running;

import dev.foretaste.api.ApiSettings;
import dev.foretaste.api.routing.InternalSecret;
import dev.foretaste.cli.console.UsageException;
import dev.foretaste.cli.erasure.ErasureKeyFile;
import dev.foretaste.cli.erasure.ErasureKeyOption;
import dev.foretaste.topology.erasure.Pseudonyms;
import dev.foretaste.topology.lifecycle.ServiceSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of the stream and its API. */
final class StreamOptions {
  private static final String SECRET_FILE = "internal-secret";

  @Option(
      names = "--host",
      paramLabel = "HOST",
      defaultValue = "127.0.0.1",
      description = "Address the API listens on (default: ${DEFAULT-VALUE}).")
  private String host;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "8080",
      description = "Port of the API; 0 takes a free one (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--application-id",
      paramLabel = "ID",
      defaultValue = ServiceSettings.DEFAULT_APPLICATION_ID,
      description = "Kafka Streams application id (default: ${DEFAULT-VALUE}).")
  private String applicationId;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = {
        "Stream threads (default: "
            + ServiceSettings.DEFAULT_THREADS
            + ", with --standby-replicas 1: what moves between threads of one instance cannot be"
            + " read there for a second or two)."
      })
  private Integer threads;

  @Option(
      names = "--standby-replicas",
      paramLabel = "N",
      defaultValue = "0",
      description = "Warm copies of every store on other instances (default: ${DEFAULT-VALUE}).")
  private int standbyReplicas;

  @Option(
      names = "--commit-interval",
      paramLabel = "MS",
      defaultValue = "" + ServiceSettings.DEFAULT_COMMIT_INTERVAL_MS,
      description = "Time between transactions, in ms (default: ${DEFAULT-VALUE}).")
  private int commitIntervalMs;

  @Option(
      names = "--rekey",
      fallbackValue = "true",
      description = "Send all orders through the topic orders-by-customer, keyed by customer id.")
  private boolean rekey;

  @Option(
      names = "--internal-secret-file",
      paramLabel = "FILE",
      description = {
        "File with the secret that instances show each other, the same for all of them; without"
            + " one, an instance answers only for the customers it keeps."
      })
  private Path internalSecretFile;

  @Mixin private SecurityOptions security;
  @Mixin private TransportOptions transport;

  @Mixin private ErasureKeyOption erasureKey;

  private Optional<Pseudonyms> ownPseudonyms = Optional.empty();

  /** Checks the limits; an error names the option. */
  void check() {
    internalSecret();
    erasureKey.named();
    transport.check(internalSecretFile != null);
    Ranges.check("--port", port, 0, Ranges.MAX_PORT);
    Ranges.check("--threads", threads(), 1, 1_000);
    Ranges.check("--standby-replicas", standbyReplicas, 0, 100);
    Ranges.check("--commit-interval", commitIntervalMs, 1, 600_000);
  }

  /** Without an erasure key by name, that of a data directory is used, and made if need be. */
  void useErasureKeyOf(Path dataDirectory) throws IOException {
    if (erasureKey.named().isEmpty()) {
      ownPseudonyms = Optional.of(ErasureKeyFile.of(dataDirectory));
    }
  }

  String host() {
    return host;
  }

  /** Who may use the API. */
  SecurityOptions security() {
    return security;
  }

  /** How the API is reached. */
  TransportOptions transport() {
    return transport;
  }

  /** Where the API listens, when the port is this one. */
  ApiSettings apiSettings(int chosenPort) {
    return ApiSettings.onLoopback(chosenPort).withHost(host).with(transport.transport());
  }

  /** What instances show each other; empty when none is given. */
  Optional<InternalSecret> internalSecret() {
    if (internalSecretFile == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(InternalSecret.read(internalSecretFile));
    } catch (IOException e) {
      throw new UsageException("--internal-secret-file cannot be used: " + e.getMessage());
    }
  }

  /** The same; when none is given, the one that the data directory keeps for all to use. */
  Optional<InternalSecret> internalSecret(Path dataDirectory) {
    try {
      return internalSecretFile == null
          ? Optional.of(InternalSecret.readOrCreate(dataDirectory.resolve(SECRET_FILE)))
          : internalSecret();
    } catch (IOException e) {
      throw new UsageException("the internal secret cannot be used: " + e.getMessage());
    }
  }

  /** The name under which other instances and people on this machine reach the API. */
  String advertisedHost() {
    if (host.equals("127.0.0.1")) {
      return "localhost";
    }
    return host.equals("0.0.0.0") ? hostname() : host;
  }

  private static String hostname() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }

  int port() {
    return port;
  }

  String applicationId() {
    return applicationId;
  }

  boolean rekey() {
    return rekey;
  }

  private int threads() {
    if (threads != null) {
      return threads;
    }
    return standbyReplicas == 0 ? ServiceSettings.DEFAULT_THREADS : 1;
  }

  ServiceSettings settings(
      String bootstrapServers,
      Path stateDirectory,
      String applicationServer,
      Map<String, String> clientProperties) {
    return new ServiceSettings(
        applicationId,
        bootstrapServers,
        stateDirectory,
        threads(),
        standbyReplicas,
        commitIntervalMs,
        ServiceSettings.DEFAULT_ROCKS_MEMORY_BYTES,
        Optional.of(applicationServer),
        rekey,
        "",
        clientProperties,
        erasureKey.named().or(() -> ownPseudonyms));
  }
}
