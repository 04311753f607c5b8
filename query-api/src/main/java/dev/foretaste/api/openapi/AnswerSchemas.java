package dev.foretaste.api.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.foretaste.api.explanation.ExplanationView;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * JSON schemas of answers, made of the records that are written as JSON. Every record becomes a
 * component of the document. Not thread-safe.
 */
final class AnswerSchemas {
  private static final String REFERENCE = "#/components/schemas/";
  private static final String EXPLANATION = "explanation";
  private static final Map<Type, String> SIMPLE =
      Map.ofEntries(
          Map.entry(String.class, "string"),
          Map.entry(int.class, "integer"),
          Map.entry(Integer.class, "integer"),
          Map.entry(long.class, "integer"),
          Map.entry(Long.class, "integer"),
          Map.entry(float.class, "number"),
          Map.entry(Float.class, "number"),
          Map.entry(double.class, "number"),
          Map.entry(Double.class, "number"),
          Map.entry(boolean.class, "boolean"),
          Map.entry(Boolean.class, "boolean"));
  private static final Set<Type> BOXED =
      Set.of(Integer.class, Long.class, Float.class, Double.class, Boolean.class);

  private final Map<String, Object> components = new TreeMap<>();

  /** The records that were met so far, by name. */
  Map<String, Object> components() {
    return components;
  }

  /** Schema of an answer's body. */
  Map<String, Object> of(Answer answer) {
    List<Map<String, Object>> kinds = new ArrayList<>();
    for (Class<?> kind : answer.kinds()) {
      kinds.add(answer.explained() ? explained(kind) : schema(kind));
    }
    return switch (kinds.size()) {
      case 0 -> answer.mediaType().startsWith("text/") ? Map.of("type", "string") : Map.of();
      case 1 -> kinds.get(0);
      default -> Map.of("anyOf", kinds);
    };
  }

  private Map<String, Object> explained(Class<?> kind) {
    Map<String, Object> properties = new LinkedHashMap<>(properties(kind));
    properties.put(EXPLANATION, schema(ExplanationView.class));
    return object(properties, required(kind));
  }

  private Map<String, Object> schema(Type type) {
    if (SIMPLE.containsKey(type)) {
      return Map.of("type", SIMPLE.get(type));
    }
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      return generic.getRawType() == Map.class
          ? Map.of("type", "object", "additionalProperties", schema(arguments[1]))
          : Map.of("type", "array", "items", schema(arguments[0]));
    }
    return type instanceof Class<?> raw && raw.isRecord() ? reference(raw) : Map.of();
  }

  private Map<String, Object> reference(Class<?> kind) {
    String name = name(kind);
    if (!components.containsKey(name)) {
      components.put(name, Map.of());
      components.put(name, object(properties(kind), required(kind)));
    }
    return Map.of("$ref", REFERENCE + name);
  }

  private Map<String, Object> properties(Class<?> kind) {
    Map<String, Object> properties = new LinkedHashMap<>();
    for (RecordComponent component : kind.getRecordComponents()) {
      Map<String, Object> schema = schema(component.getGenericType());
      boolean nullShows = mayBeNull(component) && !leavesOut(kind, component);
      properties.put(
          component.getName(),
          nullShows ? Map.of("anyOf", List.of(schema, Map.of("type", "null"))) : schema);
    }
    return properties;
  }

  private static List<String> required(Class<?> kind) {
    return Arrays.stream(kind.getRecordComponents())
        .filter(component -> !(mayBeNull(component) && leavesOut(kind, component)))
        .map(RecordComponent::getName)
        .toList();
  }

  private static boolean mayBeNull(RecordComponent component) {
    return component.isAnnotationPresent(MayBeNull.class) || BOXED.contains(component.getType());
  }

  private static boolean leavesOut(Class<?> kind, RecordComponent component) {
    JsonInclude own = component.getAccessor().getAnnotation(JsonInclude.class);
    JsonInclude include = own == null ? kind.getAnnotation(JsonInclude.class) : own;
    return include != null && include.value() == JsonInclude.Include.NON_NULL;
  }

  /** Such as customers.PredictionView.Item: simple names alone are not unique. */
  private static String name(Class<?> kind) {
    String inPackage = kind.getName().substring(kind.getPackageName().length() + 1);
    String topic = kind.getPackageName().substring(kind.getPackageName().lastIndexOf('.') + 1);
    return topic.toLowerCase(Locale.ROOT) + "." + inPackage.replace('$', '.');
  }

  private static Map<String, Object> object(Map<String, Object> properties, List<String> required) {
    return Map.of(
        "type",
        "object",
        "required",
        required,
        "properties",
        properties,
        "additionalProperties",
        false);
  }
}
