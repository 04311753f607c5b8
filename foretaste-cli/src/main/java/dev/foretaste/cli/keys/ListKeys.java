package dev.foretaste.cli.keys;

import dev.foretaste.api.security.KeyAdministration;
import dev.foretaste.cli.console.TextTable;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;

/** Lists keys. */
@Command(name = "list", description = "List all keys, revoked and expired ones too.")
final class ListKeys extends KeyCommand {
  /** The result. */
  record Result(List<KeyView> keys) {}

  @Override
  Object work(KeyAdministration keys, PrintWriter out) {
    long now = System.currentTimeMillis();
    List<KeyView> views = keys.list().stream().map(key -> KeyView.of(key, now)).toList();
    if (views.isEmpty()) {
      out.println("There are no API keys; make one with: foretaste keys create");
    } else {
      TextTable table =
          new TextTable("id", "name", "scopes", "state", "per s", "burst", "created", "expires");
      for (KeyView key : views) {
        table.add(
            key.keyId(),
            key.name(),
            String.join(",", key.scopes()),
            key.state(),
            Integer.toString(key.requestsPerSecond()),
            Integer.toString(key.burst()),
            key.createdAt(),
            key.expiresAt());
      }
      table.print(out);
    }
    return new Result(views);
  }
}
