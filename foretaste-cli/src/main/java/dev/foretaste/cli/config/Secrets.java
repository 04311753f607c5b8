package dev.foretaste.cli.config;

import java.util.Locale;
import java.util.regex.Pattern;

/** Keeps secrets out of what is shown: rather one value too many than one too few. */
final class Secrets {
  static final String MASK = "********";

  private static final Pattern SECRET_KEY =
      Pattern.compile(
          "password|passwd|secret|token|credential|jaas|certificate|user\\.info|\\.key|apikey");
  private static final Pattern USER_INFO = Pattern.compile("(?<=://)[^/@\\s]+(?=@)");

  private Secrets() {}

  /**
   * The value as it may be shown under this key; passwords within addresses are masked too. That
   * there is none is no secret.
   */
  static String masked(String key, String value) {
    if (value.isEmpty()) {
      return value;
    }
    return SECRET_KEY.matcher(key.toLowerCase(Locale.ROOT)).find()
        ? MASK
        : USER_INFO.matcher(value).replaceAll(MASK);
  }
}
