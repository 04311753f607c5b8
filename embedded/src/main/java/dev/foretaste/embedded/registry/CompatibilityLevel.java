package dev.foretaste.embedded.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;

/** What a new version of a subject must be able to do. */
enum CompatibilityLevel {
  /** Anything goes. */
  NONE(false, false, false),
  /** Read what the latest version wrote. */
  BACKWARD(true, false, false),
  /** Read what any version wrote. */
  BACKWARD_TRANSITIVE(true, false, true),
  /** Write what the latest version can read. */
  FORWARD(false, true, false),
  /** Write what every version can read. */
  FORWARD_TRANSITIVE(false, true, true),
  /** Both, with the latest version. */
  FULL(true, true, false),
  /** Both, with all versions. */
  FULL_TRANSITIVE(true, true, true);

  private final boolean backward;
  private final boolean forward;
  private final boolean transitive;

  CompatibilityLevel(boolean backward, boolean forward, boolean transitive) {
    this.backward = backward;
    this.forward = forward;
    this.transitive = transitive;
  }

  /**
   * The level of that name, in capitals or not.
   *
   * @throws RegistryError 42203 when there is none
   */
  static CompatibilityLevel named(String name) {
    try {
      return valueOf(Objects.toString(name).toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      throw RegistryError.invalidCompatibility(name);
    }
  }

  /**
   * What speaks against a schema as the next version.
   *
   * @param versions the live versions, oldest first
   */
  List<String> objections(Schema candidate, List<Schema> versions) {
    List<String> objections = new ArrayList<>();
    int first = transitive ? 0 : Math.max(0, versions.size() - 1);
    for (Schema version : versions.subList(first, versions.size())) {
      if (backward) {
        objections.addAll(objections(candidate, version));
      }
      if (forward) {
        objections.addAll(objections(version, candidate));
      }
    }
    return objections;
  }

  private static List<String> objections(Schema reader, Schema writer) {
    return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
        .getResult()
        .getIncompatibilities()
        .stream()
        .map(
            found ->
                "{errorType:'%s', description:'at %s: %s', readerSchema:'%s'}"
                    .formatted(
                        found.getType(),
                        found.getLocation(),
                        found.getMessage(),
                        reader.getFullName()))
        .toList();
  }
}
