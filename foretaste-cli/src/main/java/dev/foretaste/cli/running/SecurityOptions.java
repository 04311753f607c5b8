package dev.foretaste.cli.running;

import dev.foretaste.api.ApiSettings;
import dev.foretaste.api.security.Access;
import dev.foretaste.api.security.KafkaAuditLog;
import dev.foretaste.api.security.KeyFollower;
import dev.foretaste.api.security.KeyRing;
import dev.foretaste.cli.console.FailureException;
import dev.foretaste.serde.SchemaRegistryClient;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** Options about who may use the API. */
final class SecurityOptions {
  private static final Duration AUDIT_LIMIT = Duration.ofSeconds(5);
  private static final Duration KEYS_LIMIT = Duration.ofSeconds(60);

  @Option(
      names = "--require-keys",
      fallbackValue = "true",
      description = {
        "Ask for API keys on a loopback address too, for example behind a proxy; on any other"
            + " address they are always asked for. See: foretaste keys."
      })
  private boolean requireKeys;

  /** Whether an API that listens there asks for keys. */
  boolean keysRequired(ApiSettings settings) {
    return requireKeys || !settings.isLocalOnly();
  }

  /** Who is let in, for people. */
  String describe(ApiSettings settings) {
    if (!keysRequired(settings)) {
      return "no API key is needed; only this machine can reach the API";
    }
    boolean readable = settings.transport().tls().isEmpty() && !settings.isLocalOnly();
    return "API keys, see: foretaste keys list"
        + (readable ? "; without --tls-certificates keys and data can be read on the way" : "");
  }

  /**
   * Who is let in.
   *
   * @param parts takes what has to be closed
   * @throws FailureException when other machines could reach an API that no key opens
   */
  Access access(
      Cluster cluster, ApiSettings settings, SchemaRegistryClient schemas, RunningParts parts) {
    Clock clock = Clock.systemUTC();
    KafkaAuditLog audit = parts.add(new KafkaAuditLog(cluster.logs(schemas, AUDIT_LIMIT)));
    if (!keysRequired(settings)) {
      return new Access(false, () -> KeyRing.EMPTY, audit, clock);
    }
    KeyFollower keys = parts.add(KeyFollower.start(cluster.connection(), schemas));
    awaitRead(keys);
    if (!settings.isLocalOnly()) {
      requireKey(keys, settings.host(), clock);
    }
    return new Access(true, keys, audit, clock);
  }

  private static void awaitRead(KeyFollower keys) {
    try {
      if (!keys.awaitRead(KEYS_LIMIT)) {
        throw new FailureException(
            "the API keys could not be read within %d s; see the log"
                .formatted(KEYS_LIMIT.toSeconds()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FailureException("interrupted while reading the API keys", e);
    }
  }

  private static void requireKey(Supplier<KeyRing> keys, String host, Clock clock) {
    if (!keys.get().hasUsableKey(clock.millis())) {
      throw new FailureException(
          ("other machines can reach %s, and there is no API key: make one with 'foretaste keys"
                  + " create' (for an embedded system: while it runs without --host), then start"
                  + " again")
              .formatted(host));
    }
  }
}
