package dev.foretaste.trees;

import java.util.List;
import java.util.Map;

/**
 * A value of a UBJ document, which knows where it stands in it, so that what is wrong can be named.
 *
 * @param path of the value, such as {@code learner.objective}
 * @param value as {@link UbjReader} makes it
 */
record UbjNode(String path, Object value) {

  boolean has(String field) {
    return value instanceof Map<?, ?> fields && fields.containsKey(field);
  }

  UbjNode at(String field) throws UnsupportedModelException {
    String below = path.isEmpty() ? field : path + "." + field;
    if (value instanceof Map<?, ?> fields && fields.get(field) != null) {
      return new UbjNode(below, fields.get(field));
    }
    throw new UnsupportedModelException(below + " is missing");
  }

  List<UbjNode> items() throws UnsupportedModelException {
    if (value instanceof List<?> items) {
      return items.stream().map(item -> new UbjNode(path + "[]", item)).toList();
    }
    throw wrong("a list");
  }

  String text() throws UnsupportedModelException {
    if (value instanceof String text) {
      return text;
    }
    throw wrong("text");
  }

  /** A whole number that XGBoost writes as text. */
  int number() throws UnsupportedModelException {
    try {
      return Integer.parseInt(text());
    } catch (NumberFormatException e) {
      throw wrong("a whole number");
    }
  }

  int[] ints() throws UnsupportedModelException {
    if (value instanceof List<?> none && none.isEmpty()) {
      return new int[0];
    }
    if (value instanceof long[] longs) {
      int[] ints = new int[longs.length];
      for (int i = 0; i < ints.length; i++) {
        if ((int) longs[i] != longs[i]) {
          throw wrong("a list of 32-bit integers");
        }
        ints[i] = (int) longs[i];
      }
      return ints;
    }
    throw wrong("a list of integers");
  }

  float[] floats() throws UnsupportedModelException {
    if (value instanceof float[] floats) {
      return floats;
    }
    throw wrong("a list of floats");
  }

  UnsupportedModelException wrong(String expected) {
    return new UnsupportedModelException("%s is not %s".formatted(path, expected));
  }
}
