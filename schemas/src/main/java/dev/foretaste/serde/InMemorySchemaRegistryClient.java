package dev.foretaste.serde;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;

/**
 * A registry in memory, for tests without a network; level BACKWARD for every subject. Those who
 * are to see the same schemas must share an instance.
 */
public final class InMemorySchemaRegistryClient implements SchemaRegistryClient {

  private static final int CONFLICT = 409;

  private final List<Schema> schemas = new ArrayList<>();
  private final Map<String, List<Integer>> subjects = new HashMap<>();

  @Override
  public synchronized int register(String subject, Schema schema) {
    Optional<RegisteredSchema> known = lookUp(subject, schema);
    if (known.isPresent()) {
      return known.get().id();
    }
    CompatibilityVerdict verdict = testCompatibility(subject, schema);
    if (!verdict.compatible()) {
      throw new SchemaRegistryException(
          CONFLICT,
          CONFLICT,
          "Schema is incompatible with the latest of subject %s: %s"
              .formatted(subject, verdict.messages()));
    }
    int id = idOf(schema);
    subjects.computeIfAbsent(subject, name -> new ArrayList<>()).add(id);
    return id;
  }

  @Override
  public synchronized Optional<Schema> schemaById(int id) {
    return id >= 1 && id <= schemas.size() ? Optional.of(schemas.get(id - 1)) : Optional.empty();
  }

  @Override
  public synchronized Optional<RegisteredSchema> lookUp(String subject, Schema schema) {
    List<Integer> versions = subjects.getOrDefault(subject, List.of());
    for (int i = 0; i < versions.size(); i++) {
      int id = versions.get(i);
      if (schemas.get(id - 1).equals(schema)) {
        return Optional.of(new RegisteredSchema(subject, id, i + 1, schemas.get(id - 1)));
      }
    }
    return Optional.empty();
  }

  @Override
  public synchronized Optional<RegisteredSchema> latest(String subject) {
    List<Integer> versions = subjects.getOrDefault(subject, List.of());
    if (versions.isEmpty()) {
      return Optional.empty();
    }
    int id = versions.get(versions.size() - 1);
    return Optional.of(new RegisteredSchema(subject, id, versions.size(), schemas.get(id - 1)));
  }

  @Override
  public synchronized CompatibilityVerdict testCompatibility(String subject, Schema schema) {
    return latest(subject)
        .map(latest -> SchemaCompatibility.checkReaderWriterCompatibility(schema, latest.schema()))
        .filter(pair -> pair.getType() != SchemaCompatibilityType.COMPATIBLE)
        .map(
            pair ->
                new CompatibilityVerdict(
                    false,
                    pair.getResult().getIncompatibilities().stream()
                        .map(Object::toString)
                        .toList()))
        .orElseGet(() -> new CompatibilityVerdict(true, List.of()));
  }

  @Override
  public void close() {
    // Nothing to release.
  }

  private int idOf(Schema schema) {
    int known = schemas.indexOf(schema);
    if (known >= 0) {
      return known + 1;
    }
    schemas.add(schema);
    return schemas.size();
  }
}
