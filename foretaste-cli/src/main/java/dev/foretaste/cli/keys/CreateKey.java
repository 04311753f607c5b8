package dev.foretaste.cli.keys;

import dev.foretaste.api.security.KeyAdministration;
import dev.foretaste.api.security.KeyState;
import dev.foretaste.api.security.KeyTerms;
import dev.foretaste.api.security.KeyToken;
import dev.foretaste.cli.console.UsageException;
import dev.foretaste.schema.ApiKey;
import dev.foretaste.schema.ApiScope;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes a key. */
@Command(name = "create", description = "Make a key and print it, this once.")
final class CreateKey extends KeyCommand {
  @Option(
      names = "--name",
      required = true,
      paramLabel = "TEXT",
      description = "Who will use it, for example 'web shop'.")
  private String name;

  @Option(
      names = "--scopes",
      required = true,
      split = ",",
      paramLabel = "SCOPE",
      description = {
        "What it may do, with commas: read (predictions, profiles, models, metrics), ingest (orders,"
            + " feedback), admin (models, menu). None includes another."
      })
  private List<String> scopes;

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "100",
      description = "Requests per second, on each instance (default: ${DEFAULT-VALUE}).")
  private int rate;

  @Option(
      names = "--burst",
      paramLabel = "N",
      defaultValue = "200",
      description = "Requests that may come at once (default: ${DEFAULT-VALUE}).")
  private int burst;

  @Option(
      names = "--expires-in",
      paramLabel = "DURATION",
      description = "When it expires, as an ISO-8601 duration such as P90D (default: never).")
  private Duration expiresIn;

  @Option(
      names = "--into",
      paramLabel = "FILE",
      description = {
        "Write the key to this file, which only its owner and group can read, and do not print it."
            + " Nothing is made while the key in the file can be used."
      })
  private Path into;

  @Override
  void checkOptions() {
    terms();
  }

  @Override
  Object work(KeyAdministration keys, PrintWriter out) {
    return into == null
        ? IssuedKey.show(keys.create(terms()), out)
        : writeInto(new KeyFile(into), keys, out);
  }

  private KeyView writeInto(KeyFile file, KeyAdministration keys, PrintWriter out) {
    long now = System.currentTimeMillis();
    Optional<ApiKey> usable =
        file.read().flatMap(token -> keys.list().stream().filter(k -> opens(token, k)).findFirst());
    if (usable.isPresent()) {
      out.println("The key in %s can be used; none was made.".formatted(file.path()));
      return KeyView.of(usable.get(), now);
    }
    KeyAdministration.Issued issued = keys.create(terms());
    file.write(issued.token());
    out.println("The key is in %s.".formatted(file.path()));
    return KeyView.of(issued.key(), now);
  }

  private static boolean opens(KeyToken token, ApiKey key) {
    return key.getKeyId().equals(token.keyId())
        && key.getSecretHash().equals(ByteBuffer.wrap(token.hash()))
        && KeyState.of(key, System.currentTimeMillis()) == KeyState.ACTIVE;
  }

  private KeyTerms terms() {
    try {
      return new KeyTerms(name, scopes(), rate, burst, Optional.ofNullable(expiresIn));
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage());
    }
  }

  private Set<ApiScope> scopes() {
    Set<ApiScope> chosen = EnumSet.noneOf(ApiScope.class);
    for (String scope : scopes) {
      chosen.add(
          switch (scope.strip().toLowerCase(Locale.ROOT)) {
            case "read" -> ApiScope.READ;
            case "ingest" -> ApiScope.INGEST;
            case "admin" -> ApiScope.ADMIN;
            default -> throw new UsageException("--scopes takes read, ingest and admin");
          });
    }
    return chosen;
  }
}
