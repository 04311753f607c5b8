package dev.foretaste.api.security;

import java.time.Clock;
import java.util.function.Supplier;

/**
 * Who is let in.
 *
 * @param keysRequired whether clients have to show a key; only an API that no other machine can
 *     reach may do without
 * @param keys the keys that there are now
 * @param audit where administrative calls are written down
 * @param clock by which keys expire
 */
public record Access(boolean keysRequired, Supplier<KeyRing> keys, AuditLog audit, Clock clock) {

  /** Whoever reaches the API is let in, and nothing is written down. */
  public static Access open() {
    return new Access(false, () -> KeyRing.EMPTY, AuditLog.NONE, Clock.systemUTC());
  }
}
