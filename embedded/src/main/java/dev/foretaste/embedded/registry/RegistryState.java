package dev.foretaste.embedded.registry;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What the registry's topic says, in memory. Safe for use by many threads. */
final class RegistryState {

  private final Map<String, TreeMap<Integer, SubjectVersion>> subjects = new TreeMap<>();
  private final Map<String, CompatibilityLevel> levels = new TreeMap<>();
  private int highestId;

  /** Takes in a record of the topic; a later one for the same thing replaces the earlier. */
  synchronized void apply(RegistryRecord record) {
    if (record instanceof RegistryRecord.Version version) {
      apply(version.version());
    } else if (record instanceof RegistryRecord.Level level) {
      level
          .level()
          .ifPresentOrElse(
              set -> levels.put(level.subject(), set), () -> levels.remove(level.subject()));
    }
  }

  private void apply(SubjectVersion version) {
    subjects
        .computeIfAbsent(version.subject(), name -> new TreeMap<>())
        .put(version.version(), version);
    highestId = Math.max(highestId, version.id());
  }

  synchronized int nextId() {
    return highestId + 1;
  }

  /** Every version there ever was of a subject, oldest first. */
  synchronized List<SubjectVersion> history(String subject) {
    TreeMap<Integer, SubjectVersion> versions = subjects.get(subject);
    return versions == null ? List.of() : List.copyOf(versions.values());
  }

  /** The versions of a subject that can be seen, oldest first. */
  List<SubjectVersion> versions(String subject, boolean withDeleted) {
    return history(subject).stream().filter(visible(withDeleted)).toList();
  }

  /** The names of subjects that have versions which can be seen, in sequence. */
  synchronized List<String> subjects(boolean withDeleted) {
    return subjects.entrySet().stream()
        .filter(entry -> entry.getValue().values().stream().anyMatch(visible(withDeleted)))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** All versions that have that id and were not purged. */
  synchronized List<SubjectVersion> withId(int id) {
    return all().filter(version -> version.id() == id).toList();
  }

  /** The id of a schema under any subject. */
  synchronized Optional<Integer> idOf(String schema) {
    return all()
        .filter(version -> version.schema().equals(schema))
        .map(SubjectVersion::id)
        .findFirst();
  }

  /** The level set for a subject; for "" the global one. */
  synchronized Optional<CompatibilityLevel> level(String subject) {
    return Optional.ofNullable(levels.get(subject));
  }

  private Stream<SubjectVersion> all() {
    return subjects.values().stream()
        .map(TreeMap::values)
        .flatMap(Collection::stream)
        .filter(visible(true));
  }

  private static Predicate<SubjectVersion> visible(boolean withDeleted) {
    return version ->
        version.isLive() || withDeleted && version.state() != SubjectVersion.State.PURGED;
  }
}
