package dev.foretaste.embedded.registry;

import java.util.List;

/**
 * A version as a client names it.
 *
 * @param number 1 or more, or -1 for the latest
 */
record VersionNumber(int number) {

  private static final int LATEST = -1;

  /**
   * Reads a number, {@code latest} or -1.
   *
   * @throws RegistryError 42202 for anything else
   */
  static VersionNumber parse(String text) {
    if (text.equals("latest")) {
      return new VersionNumber(LATEST);
    }
    try {
      int number = Integer.parseInt(text);
      if (number > 0 || number == LATEST) {
        return new VersionNumber(number);
      }
    } catch (NumberFormatException notANumber) {
      throw RegistryError.invalidVersion(text);
    }
    throw RegistryError.invalidVersion(text);
  }

  boolean isLatest() {
    return number == LATEST;
  }

  /**
   * The version that is meant.
   *
   * @param versions of a subject, oldest first; at least one
   * @throws RegistryError 40402 when it is not among them
   */
  SubjectVersion in(List<SubjectVersion> versions) {
    if (isLatest()) {
      return versions.get(versions.size() - 1);
    }
    return versions.stream()
        .filter(version -> version.version() == number)
        .findFirst()
        .orElseThrow(() -> RegistryError.versionNotFound(number));
  }
}
