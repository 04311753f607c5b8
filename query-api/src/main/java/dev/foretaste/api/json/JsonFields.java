package dev.foretaste.api.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foretaste.api.problem.FieldFault;
import dev.foretaste.orders.OrderValidator;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/**
 * The fields of one JSON object, each read as the one type it may have. What cannot be read so is
 * noted as a fault and read as something harmless. Not thread-safe.
 */
public final class JsonFields {
  private static final String REQUIRED = "is required and must not be null";
  private static final String WHOLE = "must be a whole number, not in quotes";

  private final JsonNode object;
  private final String prefix;
  private final List<FieldFault> faults;
  private final Set<String> known = new TreeSet<>();

  /**
   * Fields of an object.
   *
   * @param prefix what comes before their names in the client's terms
   * @param faults takes their faults
   */
  public JsonFields(JsonNode object, String prefix, List<FieldFault> faults) {
    this.object = object;
    this.prefix = prefix;
    this.faults = faults;
  }

  /** A text; empty when it is missing, which is a fault. */
  public String text(String name) {
    return required(name).flatMap(value -> textOf(name, value)).orElse("");
  }

  /** The text of a field; empty when it is missing, null or no text. */
  public Optional<String> optionalText(String name) {
    return value(name).flatMap(value -> textOf(name, value));
  }

  /** One of some words, which may be missing. */
  public <T> Optional<T> optionalChoice(String name, Map<String, T> choices) {
    Optional<String> word = optionalText(name);
    if (word.isPresent() && !choices.containsKey(word.get())) {
      note(name, "must be one of " + String.join(", ", new TreeSet<>(choices.keySet())));
    }
    return word.map(choices::get);
  }

  /** A whole number that may be missing. */
  public Optional<Integer> optionalInteger(String name) {
    return value(name).map(value -> integerOf(name, value));
  }

  /** A whole number; 0 when it is missing, which is a fault. */
  public int integer(String name) {
    return required(name).map(value -> integerOf(name, value)).orElse(0);
  }

  /** A whole number that may need 64 bits; 0 when it is missing, which is a fault. */
  public long longInteger(String name) {
    JsonNode value = required(name).orElse(null);
    if (value != null && whole(name, value, value.canConvertToLong())) {
      return value.longValue();
    }
    return 0;
  }

  /** A whole number that may need 64 bits and may be missing. */
  public Optional<Long> optionalLongInteger(String name) {
    return value(name).isEmpty() ? Optional.empty() : Optional.of(longInteger(name));
  }

  /** true or false, not in quotes, which may be missing. */
  public Optional<Boolean> optionalFlag(String name) {
    Optional<JsonNode> value = value(name);
    if (value.isPresent() && !value.get().isBoolean()) {
      note(name, "must be true or false, not in quotes");
    }
    return value.map(JsonNode::booleanValue);
  }

  /** ISO-8601 with a zone, or ms since 1970-01-01T00:00Z; read as the latter. */
  public long time(String name) {
    JsonNode value = required(name).orElse(null);
    if (value == null) {
      return 0;
    }
    if (value.isIntegralNumber() && value.canConvertToLong()) {
      return value.longValue();
    }
    if (value.isTextual()) {
      try {
        return Instant.parse(value.textValue()).toEpochMilli();
      } catch (DateTimeException | ArithmeticException e) {
        // The fault noted below says how a time is written.
      }
    }
    note(
        name,
        "must be a time with a zone, such as \"2026-01-31T18:30:00Z\", or a whole number of ms"
            + " since 1970-01-01T00:00Z");
    return 0;
  }

  /** A time as in {@link #time} that may be missing. */
  public OptionalLong optionalTime(String name) {
    return value(name).isEmpty() ? OptionalLong.empty() : OptionalLong.of(time(name));
  }

  /** The id of something, under the limits that ids of orders have; empty when it is missing. */
  public Optional<String> optionalId(String name) {
    return value(name).flatMap(value -> idOf(name, value));
  }

  /** The ids in an array; empty when it is missing. */
  public Optional<List<String>> optionalIds(String name, int atMost) {
    JsonNode array = value(name).orElse(null);
    if (array == null) {
      return Optional.empty();
    }
    List<String> ids = new ArrayList<>();
    if (!array.isArray() || array.isEmpty() || array.size() > atMost) {
      note(name, "must be an array of 1 to %,d ids".formatted(atMost));
    } else {
      for (int i = 0; i < array.size(); i++) {
        idOf(name + "[" + i + "]", array.get(i)).ifPresent(ids::add);
      }
    }
    return Optional.of(ids);
  }

  /** The elements of an array of objects. */
  public List<JsonFields> objects(String name) {
    JsonNode array = required(name).orElse(null);
    List<JsonFields> elements = new ArrayList<>();
    if (array != null && !array.isArray()) {
      note(name, "must be an array of objects");
    } else if (array != null) {
      for (int i = 0; i < array.size(); i++) {
        String element = name + "[" + i + "]";
        if (array.get(i).isObject()) {
          elements.add(new JsonFields(array.get(i), prefix + element + ".", faults));
        } else {
          note(element, "must be an object");
        }
      }
    }
    return elements;
  }

  /** Notes every field that has not been read. */
  public void refuseOthers() {
    Iterator<String> names = object.fieldNames();
    while (names.hasNext()) {
      String name = names.next();
      if (!known.contains(name)) {
        note(name, "is not a known field; known are " + String.join(", ", known));
      }
    }
  }

  private Optional<JsonNode> value(String name) {
    known.add(name);
    return Optional.ofNullable(object.get(name)).filter(value -> !value.isNull());
  }

  private Optional<JsonNode> required(String name) {
    Optional<JsonNode> value = value(name);
    if (value.isEmpty()) {
      note(name, REQUIRED);
    }
    return value;
  }

  private Optional<String> textOf(String name, JsonNode value) {
    if (!value.isTextual()) {
      note(name, "must be text in quotes");
      return Optional.empty();
    }
    // Half a surrogate pair would become another character on its way through the log.
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(value.textValue())) {
      note(name, "must be valid Unicode");
    }
    return Optional.of(value.textValue());
  }

  private Optional<String> idOf(String name, JsonNode value) {
    Optional<String> id = textOf(name, value);
    if (id.isPresent()
        && (id.get().isBlank()
            || id.get().length() > OrderValidator.MAX_ID_LENGTH
            || id.get().chars().anyMatch(Character::isISOControl))) {
      note(
          name,
          "must be 1 to %,d characters, not blank, without control characters"
              .formatted(OrderValidator.MAX_ID_LENGTH));
    }
    return id;
  }

  private int integerOf(String name, JsonNode value) {
    return whole(name, value, value.canConvertToInt()) ? value.intValue() : 0;
  }

  private boolean whole(String name, JsonNode value, boolean fits) {
    if (!value.isIntegralNumber()) {
      note(name, WHOLE);
    } else if (!fits) {
      note(name, "is too large a number");
    }
    return value.isIntegralNumber() && fits;
  }

  private void note(String name, String requirement) {
    faults.add(new FieldFault(prefix + name, prefix + name + " " + requirement));
  }
}
