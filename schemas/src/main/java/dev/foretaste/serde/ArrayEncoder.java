package dev.foretaste.serde;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.avro.io.BinaryData;
import org.apache.avro.io.BinaryEncoder;

/**
 * Avro's binary encoding straight into an array that is used again for each record. Not
 * thread-safe.
 */
final class ArrayEncoder extends BinaryEncoder {
  private static final int INITIAL_SIZE = 4096;
  private static final int KEPT_SIZE = 1 << 20;
  private static final int LONGEST_NUMBER = 10;

  private byte[] bytes = new byte[INITIAL_SIZE];
  private int size;

  /** Begins anew; what was written before is forgotten. */
  void reset() {
    if (bytes.length > KEPT_SIZE) {
      bytes = new byte[INITIAL_SIZE];
    }
    size = 0;
  }

  /** A copy of what was written since the last reset. */
  byte[] toByteArray() {
    return Arrays.copyOf(bytes, size);
  }

  /** A byte as it is. */
  void writeByte(int value) {
    reserve(1);
    bytes[size++] = (byte) value;
  }

  @Override
  protected void writeZero() {
    writeByte(0);
  }

  @Override
  public void writeBoolean(boolean value) {
    writeByte(value ? 1 : 0);
  }

  @Override
  public void writeInt(int value) {
    reserve(LONGEST_NUMBER);
    size += BinaryData.encodeInt(value, bytes, size);
  }

  @Override
  public void writeLong(long value) {
    reserve(LONGEST_NUMBER);
    size += BinaryData.encodeLong(value, bytes, size);
  }

  @Override
  public void writeFloat(float value) {
    reserve(Float.BYTES);
    size += BinaryData.encodeFloat(value, bytes, size);
  }

  @Override
  public void writeDouble(double value) {
    reserve(Double.BYTES);
    size += BinaryData.encodeDouble(value, bytes, size);
  }

  @Override
  public void writeString(String text) {
    int length = text.length();
    reserve(LONGEST_NUMBER + length);
    int start = size;
    int at = start + BinaryData.encodeInt(length, bytes, start);
    for (int i = 0; i < length; i++) {
      char character = text.charAt(i);
      if (character >= 0x80) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        size = start;
        writeInt(encoded.length);
        writeFixed(encoded, 0, encoded.length);
        return;
      }
      bytes[at++] = (byte) character;
    }
    size = at;
  }

  @Override
  public void writeFixed(byte[] value, int start, int length) {
    reserve(length);
    System.arraycopy(value, start, bytes, size, length);
    size += length;
  }

  @Override
  public void writeFixed(ByteBuffer value) {
    int length = value.remaining();
    reserve(length);
    value.duplicate().get(bytes, size, length);
    size += length;
  }

  @Override
  public int bytesBuffered() {
    return 0;
  }

  @Override
  public void flush() {
    // Everything is where it belongs.
  }

  private void reserve(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
    }
  }
}
