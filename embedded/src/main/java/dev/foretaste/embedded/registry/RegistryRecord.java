package dev.foretaste.embedded.registry;

import java.util.Optional;

/** What a record of the registry's topic says. */
sealed interface RegistryRecord {

  /** A version of a subject is so from now on. */
  record Version(SubjectVersion version) implements RegistryRecord {}

  /**
   * A compatibility level is so from now on.
   *
   * @param subject whose; "" for the global level
   * @param level empty: not set
   */
  record Level(String subject, Optional<CompatibilityLevel> level) implements RegistryRecord {}
}
