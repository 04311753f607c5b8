package dev.foretaste.trees;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads Universal Binary JSON as XGBoost writes it (UBJSON draft 12, big-endian). Objects become
 * {@code Map<String, Object>}, arrays {@code List<Object>}, typed arrays of floats {@code float[]},
 * of integers {@code long[]}; text, numbers and booleans their boxes. Takes memory in proportion to
 * the input only, whatever lengths the input claims.
 */
final class UbjReader {
  private static final int MAX_NESTING = 32;

  private final ByteBuffer input;

  private UbjReader(byte[] bytes) {
    input = ByteBuffer.wrap(bytes);
  }

  /** The document, which has to be an object and to fill the input. */
  static UbjNode read(byte[] bytes) throws UnsupportedModelException {
    UbjReader reader = new UbjReader(bytes);
    try {
      Object root = reader.value(reader.marker(), 0);
      if (!(root instanceof Map) || reader.input.hasRemaining()) {
        throw new UnsupportedModelException("not one UBJ object from the first byte to the last");
      }
      return new UbjNode("", root);
    } catch (BufferUnderflowException e) {
      throw new UnsupportedModelException("the UBJ ends too early");
    }
  }

  private char marker() {
    return (char) (input.get() & 0xFF);
  }

  private char peek() throws UnsupportedModelException {
    if (!input.hasRemaining()) {
      throw new UnsupportedModelException("the UBJ ends too early");
    }
    return (char) (input.get(input.position()) & 0xFF);
  }

  private Object value(char type, int nesting) throws UnsupportedModelException {
    if (nesting > MAX_NESTING) {
      throw new UnsupportedModelException("the UBJ is nested too deeply");
    }
    return switch (type) {
      case '{' -> object(nesting);
      case '[' -> array(nesting);
      case 'S', 'H' -> text();
      case 'd' -> input.getFloat();
      case 'D' -> input.getDouble();
      case 'T' -> true;
      case 'F' -> false;
      case 'Z' -> "null";
      case 'C' -> String.valueOf(marker());
      default -> integer(type);
    };
  }

  private long integer(char type) throws UnsupportedModelException {
    return switch (type) {
      case 'i' -> input.get();
      case 'U' -> input.get() & 0xFF;
      case 'I' -> input.getShort();
      case 'l' -> input.getInt();
      case 'L' -> input.getLong();
      default ->
          throw new UnsupportedModelException(
              "unknown UBJ type 0x%02x at byte %d".formatted((int) type, input.position() - 1));
    };
  }

  private String text() throws UnsupportedModelException {
    byte[] utf8 = new byte[length(1)];
    input.get(utf8);
    return new String(utf8, StandardCharsets.UTF_8);
  }

  private int length(int bytesEach) throws UnsupportedModelException {
    long length = integer(marker());
    if (length < 0 || length > input.remaining() / Math.max(1, bytesEach)) {
      throw new UnsupportedModelException("the UBJ claims a length of " + length);
    }
    return (int) length;
  }

  private Map<String, Object> object(int nesting) throws UnsupportedModelException {
    Map<String, Object> fields = new LinkedHashMap<>();
    if (peek() == '#') {
      marker();
      for (int left = length(1); left > 0; left--) {
        fields.put(text(), value(marker(), nesting + 1));
      }
      return fields;
    }
    while (peek() != '}') {
      fields.put(text(), value(marker(), nesting + 1));
    }
    marker();
    return fields;
  }

  private Object array(int nesting) throws UnsupportedModelException {
    if (peek() == '$') {
      marker();
      char type = marker();
      if (marker() != '#') {
        throw new UnsupportedModelException("a typed UBJ array lacks its length");
      }
      return typedArray(type);
    }
    List<Object> items = new ArrayList<>();
    if (peek() == '#') {
      marker();
      for (int left = length(1); left > 0; left--) {
        items.add(value(marker(), nesting + 1));
      }
      return items;
    }
    while (peek() != ']') {
      items.add(value(marker(), nesting + 1));
    }
    marker();
    return items;
  }

  private Object typedArray(char type) throws UnsupportedModelException {
    if (type == 'd') {
      float[] values = new float[length(Float.BYTES)];
      for (int i = 0; i < values.length; i++) {
        values[i] = input.getFloat();
      }
      return values;
    }
    long[] values = new long[length(1)];
    for (int i = 0; i < values.length; i++) {
      values[i] = integer(type);
    }
    return values;
  }
}
