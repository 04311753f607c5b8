package dev.foretaste.api.openapi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Makes the OpenAPI 3.1 document: one operation for each registered route, described by the entry
 * of the index that begins with it and by the records that its answers are written from.
 */
public final class OpenApiDocument {
  private static final Pattern PATH_PARAMETER = Pattern.compile("\\{([^}]+)}");
  private static final String PROBLEM = "#/components/schemas/Problem";

  private final Map<Route, Entry> entries = new LinkedHashMap<>();
  private final Supplier<Map<Route, Answer>> answers;

  /** What the index says of an endpoint. */
  private record Entry(String summary, List<String> parameters) {
    static final Entry NONE = new Entry("", List.of());
  }

  /**
   * A document with these descriptions.
   *
   * @param index "METHOD path?parameter=&amp;…" to what the endpoint does
   * @param answers what endpoints answer when all is well; asked at each request
   */
  public OpenApiDocument(Map<String, String> index, Supplier<Map<Route, Answer>> answers) {
    this.answers = answers;
    index.forEach(
        (endpoint, summary) -> {
          String[] parts = endpoint.split("[ ?]", 3);
          entries.put(
              new Route(parts[0], parts[1]),
              new Entry(summary, parts.length < 3 ? List.of() : names(parts[2])));
        });
  }

  /** The document over these routes, ready to be written as JSON. */
  public Map<String, Object> of(List<Route> routes) {
    AnswerSchemas schemas = new AnswerSchemas();
    Map<String, Map<String, Object>> paths = new TreeMap<>();
    for (Route route : routes) {
      paths
          .computeIfAbsent(route.path(), path -> new LinkedHashMap<>())
          .put(route.method().toLowerCase(Locale.ROOT), operation(route, schemas));
    }
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("openapi", "3.1.0");
    document.put("info", Map.of("title", "Foretaste", "version", "v1"));
    document.put("paths", paths);
    Map<String, Object> components = new TreeMap<>(schemas.components());
    components.put("Problem", Schemas.problem());
    document.put("components", Map.of("schemas", components));
    return document;
  }

  private Map<String, Object> operation(Route route, AnswerSchemas schemas) {
    Entry entry = entries.getOrDefault(route, Entry.NONE);
    Map<String, Object> operation = new LinkedHashMap<>();
    operation.put("summary", entry.summary());
    operation.put("operationId", operationId(route));
    List<Object> parameters = parameters(route, entry);
    if (!parameters.isEmpty()) {
      operation.put("parameters", parameters);
    }
    if (route.method().equals("POST") || route.method().equals("PUT")) {
      operation.put(
          "requestBody",
          Map.of(
              "required",
              true,
              "content",
              Map.of("application/json", Map.of("schema", Schemas.body(route)))));
    }
    operation.put(
        "responses",
        Map.of(
            "2XX",
            success(route, entry, schemas),
            "default",
            Map.of(
                "description",
                "A problem, which names the field and the remedy",
                "content",
                Map.of("application/problem+json", Map.of("schema", Map.of("$ref", PROBLEM))))));
    return operation;
  }

  private Map<String, Object> success(Route route, Entry entry, AnswerSchemas schemas) {
    Answer answer = answers.get().getOrDefault(route, Answer.anyJson());
    return Map.of(
        "description",
        entry.summary(),
        "content",
        Map.of(answer.mediaType(), Map.of("schema", schemas.of(answer))));
  }

  private static List<Object> parameters(Route route, Entry entry) {
    List<Object> parameters = new ArrayList<>();
    Matcher inPath = PATH_PARAMETER.matcher(route.path());
    while (inPath.find()) {
      parameters.add(
          Map.of("name", inPath.group(1), "in", "path", "required", true, "schema", Schemas.id()));
    }
    for (String name : entry.parameters()) {
      parameters.add(Map.of("name", name, "in", "query", "schema", Schemas.parameter(name)));
    }
    return parameters;
  }

  private static String operationId(Route route) {
    return route.method().toLowerCase(Locale.ROOT)
        + route.path().replaceAll("[^A-Za-z0-9]+", "-").replaceAll("-$", "");
  }

  /** Names in "k=10&amp;store=". */
  private static List<String> names(String query) {
    return Stream.of(query.split("&")).map(pair -> pair.split("=")[0]).toList();
  }
}
