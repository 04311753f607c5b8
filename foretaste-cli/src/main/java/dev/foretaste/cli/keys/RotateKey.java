package dev.foretaste.cli.keys;

import dev.foretaste.api.security.KeyAdministration;
import dev.foretaste.cli.console.FailureException;
import dev.foretaste.cli.console.UsageException;
import java.io.PrintWriter;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Gives a key a new secret. */
@Command(
    name = "rotate",
    description = "Give a key a new secret and print it; the old one goes on for a while.")
final class RotateKey extends KeyCommand {
  @Parameters(paramLabel = "KEY", description = "Its id, see: foretaste keys list.")
  private String keyId;

  @Option(
      names = "--grace",
      paramLabel = "DURATION",
      defaultValue = "PT1H",
      description = "How long the old secret is taken besides (default: ${DEFAULT-VALUE}).")
  private Duration grace;

  @Override
  void checkOptions() {
    if (grace.isNegative()) {
      throw new UsageException("--grace must not be negative");
    }
  }

  @Override
  Object work(KeyAdministration keys, PrintWriter out) {
    return keys.rotate(keyId, grace)
        .map(issued -> IssuedKey.show(issued, out))
        .orElseThrow(
            () -> new FailureException("there is no key %s, or it is revoked".formatted(keyId)));
  }
}
