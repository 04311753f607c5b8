package dev.foretaste.cli.keys;

import dev.foretaste.api.security.KeyAdministration;
import dev.foretaste.cli.console.FailureException;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Takes a key back. */
@Command(name = "revoke", description = "Take a key back, at once and for good.")
final class RevokeKey extends KeyCommand {
  @Parameters(paramLabel = "KEY", description = "Its id, see: foretaste keys list.")
  private String keyId;

  @Override
  Object work(KeyAdministration keys, PrintWriter out) {
    KeyView revoked =
        keys.revoke(keyId)
            .map(key -> KeyView.of(key, System.currentTimeMillis()))
            .orElseThrow(() -> new FailureException("there is no key " + keyId));
    out.printf("%s (%s) is revoked.%n", revoked.keyId(), revoked.name());
    return revoked;
  }
}
