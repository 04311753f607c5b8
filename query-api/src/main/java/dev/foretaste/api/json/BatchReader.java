package dev.foretaste.api.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foretaste.api.problem.FieldFault;
import dev.foretaste.api.problem.Problem;
import dev.foretaste.api.problem.ProblemException;
import dev.foretaste.api.problem.ProblemType;
import java.util.ArrayList;
import java.util.List;

/** Reads a body that is one JSON object with one field, an array. Thread-safe. */
public final class BatchReader {
  /** Most entries. */
  public static final int MAX_ENTRIES = 1_000;

  private final StrictJson json = new StrictJson("batch");
  private final String field;

  /** Reads batches whose entries stand in this field. */
  public BatchReader(String field) {
    this.field = field;
  }

  /**
   * The entries, as they are.
   *
   * @param body UTF-8
   * @throws ProblemException when the body is no batch
   */
  public List<JsonNode> read(byte[] body) {
    JsonNode tree = json.parse(body);
    JsonNode entries = tree.path(field);
    List<FieldFault> faults = new ArrayList<>();
    if (!entries.isArray() || entries.isEmpty() || entries.size() > MAX_ENTRIES) {
      faults.add(
          new FieldFault(
              field, "%s must be an array of 1 to %,d entries".formatted(field, MAX_ENTRIES)));
    }
    tree.fieldNames()
        .forEachRemaining(
            name -> {
              if (!name.equals(field)) {
                faults.add(new FieldFault(name, name + " is not a known field; known is " + field));
              }
            });
    if (!faults.isEmpty()) {
      throw new ProblemException(Problem.of(ProblemType.INVALID_BATCH, faults));
    }
    List<JsonNode> read = new ArrayList<>();
    entries.forEach(read::add);
    return read;
  }
}
