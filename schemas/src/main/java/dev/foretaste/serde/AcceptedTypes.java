package dev.foretaste.serde;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/** Which records may be read, and by which reader schema. */
final class AcceptedTypes {

  private final Function<String, Optional<Schema>> byFullName;
  private final String description;

  private AcceptedTypes(Function<String, Optional<Schema>> byFullName, String description) {
    this.byFullName = byFullName;
    this.description = description;
  }

  static AcceptedTypes of(List<? extends Class<? extends SpecificRecord>> types) {
    Map<String, Schema> schemas = new LinkedHashMap<>();
    for (Class<? extends SpecificRecord> type : types) {
      if (!TrustedSchemas.isTrusted(type)) {
        throw new IllegalArgumentException(
            "%s is not in package %s".formatted(type.getName(), TrustedSchemas.PACKAGE));
      }
      Schema schema = TrustedSchemas.schemaOf(type);
      schemas.put(schema.getFullName(), schema);
    }
    return new AcceptedTypes(
        name -> Optional.ofNullable(schemas.get(name)), String.join(", ", schemas.keySet()));
  }

  static AcceptedTypes allGenerated() {
    return new AcceptedTypes(
        AcceptedTypes::generated, "the records of package " + TrustedSchemas.PACKAGE);
  }

  /**
   * The reader schema for what a writer schema describes: a record, or a union of records of which
   * at least one is accepted.
   *
   * @throws UndecodableRecordException when nothing of it is accepted
   */
  Schema readerFor(Schema writer) {
    List<Schema> readers = new ArrayList<>();
    List<Schema> branches = writer.isUnion() ? writer.getTypes() : List.of(writer);
    for (Schema branch : branches) {
      if (branch.getType() == Schema.Type.RECORD) {
        byFullName.apply(branch.getFullName()).ifPresent(readers::add);
      }
    }
    if (readers.isEmpty()) {
      throw new UndecodableRecordException(
          "type %s is not accepted here, expected %s".formatted(names(branches), description));
    }
    return writer.isUnion() ? Schema.createUnion(readers) : readers.get(0);
  }

  private static String names(List<Schema> schemas) {
    return schemas.stream().map(Schema::getFullName).collect(Collectors.joining(" or "));
  }

  private static Optional<Schema> generated(String fullName) {
    return TrustedSchemas.recordNamed(fullName).map(TrustedSchemas::schemaOf);
  }
}
