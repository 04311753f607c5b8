package dev.foretaste.api.security;

import java.util.Locale;
import java.util.regex.Pattern;

/** Names under which only clients on the same machine ask. */
final class LocalNames {
  private static final Pattern LOCAL =
      Pattern.compile(
          "(localhost|[a-z0-9-]+\\.localhost|127(\\.[0-9]{1,3}){3}|\\[::1])(:[0-9]{1,5})?");

  private LocalNames() {}

  /**
   * Whether a Host header names this machine as seen from itself.
   *
   * @param host the header; null when there is none, as in HTTP/1.0 and HTTP/2
   */
  static boolean isLocal(String host) {
    return host == null || LOCAL.matcher(host.toLowerCase(Locale.ROOT)).matches();
  }
}
