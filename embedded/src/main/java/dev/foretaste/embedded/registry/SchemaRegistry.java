package dev.foretaste.embedded.registry;

import dev.foretaste.embedded.registry.SubjectVersion.State;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.avro.Schema;

/**
 * What the registry does about subjects and their versions. Safe for use by many threads: one write
 * at a time. Errors are {@link RegistryError}s.
 */
final class SchemaRegistry {

  static final CompatibilityLevel DEFAULT_LEVEL = CompatibilityLevel.BACKWARD;

  private static final String GLOBAL = "";

  private final RegistryState state;
  private final Consumer<RegistryRecord> log;

  /**
   * @param log writes a record and returns when the state shows it
   */
  SchemaRegistry(RegistryState state, Consumer<RegistryRecord> log) {
    this.state = state;
    this.log = log;
  }

  /** Makes the schema a version of the subject unless it is one. */
  synchronized SubjectVersion register(String subject, Schema schema) {
    Optional<SubjectVersion> known = find(subject, schema, false);
    if (known.isPresent()) {
      return known.get();
    }
    List<String> objections = objections(subject, schema);
    if (!objections.isEmpty()) {
      throw RegistryError.incompatible(subject, objections);
    }
    int version =
        state.history(subject).stream().mapToInt(SubjectVersion::version).max().orElse(0) + 1;
    String text = schema.toString();
    int id = state.idOf(text).orElseGet(state::nextId);
    SubjectVersion registered = new SubjectVersion(subject, version, id, text, State.LIVE);
    log.accept(new RegistryRecord.Version(registered));
    return registered;
  }

  /** Which version of the subject the schema is. */
  SubjectVersion lookUp(String subject, Schema schema, boolean withDeleted) {
    requireVersions(subject, withDeleted);
    return find(subject, schema, withDeleted).orElseThrow(RegistryError::schemaNotFound);
  }

  List<String> subjects(boolean withDeleted) {
    return state.subjects(withDeleted);
  }

  /** The versions of a subject, oldest first; at least one. */
  List<SubjectVersion> requireVersions(String subject, boolean withDeleted) {
    List<SubjectVersion> versions = state.versions(subject, withDeleted);
    if (versions.isEmpty()) {
      throw RegistryError.subjectNotFound(subject);
    }
    return versions;
  }

  SubjectVersion version(String subject, VersionNumber number, boolean withDeleted) {
    return number.in(requireVersions(subject, withDeleted));
  }

  /** The versions that have the schema of that id. */
  List<SubjectVersion> withId(int id) {
    List<SubjectVersion> versions = state.withId(id);
    if (versions.isEmpty()) {
      throw RegistryError.schemaNotFound(id);
    }
    return versions;
  }

  /** Deletes a subject, softly or, when it is softly deleted, for ever; returns its versions. */
  synchronized List<Integer> deleteSubject(String subject, boolean permanent) {
    List<SubjectVersion> all = requireVersions(subject, true);
    List<SubjectVersion> live = state.versions(subject, false);
    if (permanent && !live.isEmpty()) {
      throw RegistryError.subjectNotSoftDeleted(subject);
    }
    if (!permanent && live.isEmpty()) {
      throw RegistryError.subjectSoftDeleted(subject);
    }
    List<SubjectVersion> affected = permanent ? all : live;
    State after = permanent ? State.PURGED : State.SOFT_DELETED;
    affected.forEach(version -> log.accept(new RegistryRecord.Version(version.in(after))));
    if (state.level(subject).isPresent()) {
      log.accept(new RegistryRecord.Level(subject, Optional.empty()));
    }
    return affected.stream().map(SubjectVersion::version).toList();
  }

  /** Deletes one version, softly or, when it is softly deleted, for ever; returns its number. */
  synchronized int deleteVersion(String subject, VersionNumber number, boolean permanent) {
    SubjectVersion version = number.in(requireVersions(subject, true));
    if (permanent && version.isLive()) {
      throw RegistryError.versionNotSoftDeleted(subject, version.version());
    }
    if (!permanent && !version.isLive()) {
      throw RegistryError.versionSoftDeleted(subject, version.version());
    }
    State after = permanent ? State.PURGED : State.SOFT_DELETED;
    log.accept(new RegistryRecord.Version(version.in(after)));
    return version.version();
  }

  /** What speaks against the schema as the subject's next version; empty when nothing does. */
  List<String> objections(String subject, Schema schema) {
    return level(subject).objections(schema, schemas(state.versions(subject, false)));
  }

  /** What speaks against the schema as the successor of that version. */
  List<String> objections(String subject, VersionNumber number, Schema schema) {
    if (number.isLatest() && state.versions(subject, false).isEmpty()) {
      return List.of();
    }
    SubjectVersion version = version(subject, number, false);
    return level(subject).objections(schema, schemas(List.of(version)));
  }

  /** The level that counts for a subject: its own, or else the global one. */
  CompatibilityLevel level(String subject) {
    return state.level(subject).orElseGet(this::globalLevel);
  }

  /** The level set for a subject. */
  CompatibilityLevel ownLevel(String subject) {
    return state.level(subject).orElseThrow(() -> RegistryError.noSubjectCompatibility(subject));
  }

  CompatibilityLevel globalLevel() {
    return state.level(GLOBAL).orElse(DEFAULT_LEVEL);
  }

  synchronized void setLevel(String subject, CompatibilityLevel level) {
    log.accept(new RegistryRecord.Level(subject, Optional.of(level)));
  }

  synchronized void setGlobalLevel(CompatibilityLevel level) {
    setLevel(GLOBAL, level);
  }

  /** Goes back to the global level; returns the one that was set. */
  synchronized CompatibilityLevel clearLevel(String subject) {
    CompatibilityLevel before =
        state.level(subject).orElseThrow(() -> RegistryError.subjectNotFound(subject));
    log.accept(new RegistryRecord.Level(subject, Optional.empty()));
    return before;
  }

  /** Goes back to the default level; returns the one that counted. */
  synchronized CompatibilityLevel clearGlobalLevel() {
    CompatibilityLevel before = globalLevel();
    log.accept(new RegistryRecord.Level(GLOBAL, Optional.empty()));
    return before;
  }

  private Optional<SubjectVersion> find(String subject, Schema schema, boolean withDeleted) {
    String text = schema.toString();
    return state.versions(subject, withDeleted).stream()
        .filter(version -> version.schema().equals(text))
        .findFirst();
  }

  private static List<Schema> schemas(List<SubjectVersion> versions) {
    return versions.stream().map(SubjectVersion::schema).map(SchemaText::parse).toList();
  }
}
