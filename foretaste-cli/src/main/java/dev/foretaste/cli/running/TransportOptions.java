package dev.foretaste.cli.running;

import dev.foretaste.api.transport.TlsFiles;
import dev.foretaste.api.transport.Transport;
import dev.foretaste.cli.console.UsageException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Options about how the API is reached. */
final class TransportOptions {
  @Option(
      names = "--tls-certificates",
      paramLabel = "FILE",
      description = {
        "PEM file with the API's certificate and those that lead to its issuer: the API then speaks"
            + " TLS and HTTP/2. Read again when it changes."
      })
  private Path certificates;

  @Option(
      names = "--tls-key",
      paramLabel = "FILE",
      description = "PEM file with the certificate's key, PKCS #8, not encrypted.")
  private Path key;

  @Option(
      names = "--internal-port",
      paramLabel = "PORT",
      defaultValue = "0",
      description = {
        "Port for other instances alone, plain HTTP, to be kept from the public; 0 lets them ask on"
            + " --port (default: ${DEFAULT-VALUE})."
      })
  private int internalPort;

  @Option(
      names = "--max-concurrent",
      paramLabel = "N",
      defaultValue = "0",
      description = {
        "Most requests computed at a time, an eighth of them batches, rankings and explanations;"
            + " others are told to come back; 0 for 8 per processor, at least 16 (default:"
            + " ${DEFAULT-VALUE})."
      })
  private int maxConcurrent;

  /**
   * Checks the limits; an error names the option.
   *
   * @param askOthers whether instances answer for each other
   */
  void check(boolean askOthers) {
    Ranges.check("--internal-port", internalPort, 0, Ranges.MAX_PORT);
    Ranges.check("--max-concurrent", maxConcurrent, 0, 100_000);
    if ((certificates == null) != (key == null)) {
      throw new UsageException("--tls-certificates and --tls-key need each other");
    }
    checkReadable("--tls-certificates", certificates);
    checkReadable("--tls-key", key);
    if (isTls() && askOthers && internalPort == 0) {
      throw new UsageException(
          "with --tls-certificates, --internal-secret-file needs --internal-port: instances ask"
              + " each other over plain HTTP");
    }
  }

  private static void checkReadable(String option, Path file) {
    if (file != null && !Files.isReadable(file)) {
      throw new UsageException("%s: %s cannot be read".formatted(option, file));
    }
  }

  boolean isTls() {
    return certificates != null;
  }

  /** The port on which other instances ask, when the public one is this. */
  int portForOthers(int publicPort) {
    return internalPort == 0 ? publicPort : internalPort;
  }

  Transport transport() {
    Transport transport = Transport.plain();
    if (isTls()) {
      transport = transport.withTls(new TlsFiles(certificates, key));
    }
    if (internalPort != 0) {
      transport = transport.withInternalPort(internalPort);
    }
    return maxConcurrent == 0 ? transport : transport.withComputing(maxConcurrent);
  }
}
