package dev.foretaste.serde;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.NameValidator;
import org.apache.avro.Schema;

/**
 * A client of Confluent's schema registry API. What never changes (the schema of an id, the id of a
 * registered schema) is asked once.
 */
public final class HttpSchemaRegistryClient implements SchemaRegistryClient {

  private static final int NOT_FOUND = 404;
  private static final int NO_SUCH_SUBJECT = 40401;
  private static final int NO_SUCH_SCHEMA = 40403;

  private final RegistryHttp http;
  private final Map<Integer, Schema> byId = new ConcurrentHashMap<>();
  private final Map<SubjectSchema, Integer> registered = new ConcurrentHashMap<>();

  private record SubjectSchema(String subject, Schema schema) {}

  public HttpSchemaRegistryClient(RegistryConfig config) {
    this.http = new RegistryHttp(config);
  }

  @Override
  public int register(String subject, Schema schema) {
    SubjectSchema key = new SubjectSchema(subject, schema);
    Integer known = registered.get(key);
    if (known != null) {
      return known;
    }
    int id = http.post(subjectPath(subject) + "/versions", body(schema)).path("id").asInt();
    registered.put(key, id);
    return id;
  }

  @Override
  public Optional<Schema> schemaById(int id) {
    Schema known = byId.get(id);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<Schema> found =
        unlessMissing(() -> http.get("/schemas/ids/" + id)).map(answer -> parse(answer, id));
    found.ifPresent(schema -> byId.put(id, schema));
    return found;
  }

  @Override
  public Optional<RegisteredSchema> lookUp(String subject, Schema schema) {
    return unlessMissing(() -> http.post(subjectPath(subject), body(schema))).map(this::version);
  }

  @Override
  public Optional<RegisteredSchema> latest(String subject) {
    return unlessMissing(() -> http.get(subjectPath(subject) + "/versions/latest"))
        .map(this::version);
  }

  @Override
  public CompatibilityVerdict testCompatibility(String subject, Schema schema) {
    String path = "/compatibility" + subjectPath(subject) + "/versions/latest?verbose=true";
    return unlessMissing(() -> http.post(path, body(schema)))
        .map(
            answer -> {
              List<String> messages = new ArrayList<>();
              answer.path("messages").forEach(message -> messages.add(message.asText()));
              return new CompatibilityVerdict(answer.path("is_compatible").asBoolean(), messages);
            })
        .orElseGet(() -> new CompatibilityVerdict(true, List.of()));
  }

  @Override
  public void close() {
    // The JDK's client has nothing to release.
  }

  private RegisteredSchema version(JsonNode answer) {
    int id = answer.path("id").asInt();
    return new RegisteredSchema(
        answer.path("subject").asText(), id, answer.path("version").asInt(), parse(answer, id));
  }

  /** A proxy's 404 has no code of the registry's and must not pass for "there is none". */
  private static Optional<JsonNode> unlessMissing(Supplier<JsonNode> request) {
    try {
      return Optional.of(request.get());
    } catch (SchemaRegistryException refusal) {
      if (refusal.status() == NOT_FOUND
          && refusal.errorCode() >= NO_SUCH_SUBJECT
          && refusal.errorCode() <= NO_SUCH_SCHEMA) {
        return Optional.empty();
      }
      throw refusal;
    }
  }

  private static Schema parse(JsonNode answer, int id) {
    String type = answer.path("schemaType").asText("AVRO");
    if (!type.equals("AVRO")) {
      throw new UndecodableRecordException(
          "schema %d is of type %s, expected AVRO".formatted(id, type));
    }
    try {
      // It was good enough for whoever registered it; only its layout matters here.
      return new Schema.Parser(NameValidator.NO_VALIDATION)
          .setValidateDefaults(false)
          .parse(answer.path("schema").asText());
    } catch (AvroRuntimeException invalid) {
      throw new UndecodableRecordException("schema %d is not valid Avro".formatted(id), invalid);
    }
  }

  private static ObjectNode body(Schema schema) {
    return JsonNodeFactory.instance.objectNode().put("schema", schema.toString());
  }

  private static String subjectPath(String subject) {
    return "/subjects/" + URLEncoder.encode(subject, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
