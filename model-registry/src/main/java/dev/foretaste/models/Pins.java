package dev.foretaste.models;

import java.util.Optional;

/** Keys of the records of model-updates that keep a version from being retired. */
final class Pins {
  private static final String PREFIX = "pin|";

  private Pins() {}

  static String key(String version) {
    return PREFIX + version;
  }

  /** The version that a pin's key names; empty when it is another key. */
  static Optional<String> version(String key) {
    return key.startsWith(PREFIX) ? Optional.of(key.substring(PREFIX.length())) : Optional.empty();
  }
}
