package dev.foretaste.cli.keys;

import dev.foretaste.api.security.KeyAdministration;
import java.io.PrintWriter;

/**
 * A key with its secret.
 *
 * @param token what its holder sends
 */
record IssuedKey(String token, KeyView key) {
  static IssuedKey show(KeyAdministration.Issued issued, PrintWriter out) {
    IssuedKey shown =
        new IssuedKey(issued.token().text(), KeyView.of(issued.key(), System.currentTimeMillis()));
    out.println(shown.token());
    out.println(
        "Keep it: it is not stored and not shown again. Send it as Authorization: Bearer …");
    return shown;
  }
}
