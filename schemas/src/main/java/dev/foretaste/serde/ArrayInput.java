package dev.foretaste.serde;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Reads the parts of Avro's binary encoding from an array, one after the other. What ends early or
 * cannot be is an {@link IndexOutOfBoundsException} or an {@link UndecodableRecordException}. Not
 * thread-safe.
 */
final class ArrayInput {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int LAST_SHIFT = 63;

  private final byte[] bytes;
  private int at;

  ArrayInput(byte[] bytes, int from) {
    this.bytes = bytes;
    this.at = from;
  }

  boolean isEnd() {
    return at == bytes.length;
  }

  long readLong() {
    long value = 0;
    for (int shift = 0; shift <= LAST_SHIFT; shift += 7) {
      byte next = bytes[at++];
      value |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return value >>> 1 ^ -(value & 1);
      }
    }
    throw new UndecodableRecordException("a number with too many bytes");
  }

  int readInt() {
    long value = readLong();
    if (value != (int) value) {
      throw new UndecodableRecordException("a number that is too large");
    }
    return (int) value;
  }

  float readFloat() {
    float value = Float.intBitsToFloat((int) INTS.get(bytes, at));
    at += Float.BYTES;
    return value;
  }

  double readDouble() {
    double value = Double.longBitsToDouble((long) LONGS.get(bytes, at));
    at += Double.BYTES;
    return value;
  }

  String readString() {
    int length = readInt();
    String text = new String(bytes, at, length, StandardCharsets.UTF_8);
    at += length;
    return text;
  }

  void skipString() {
    int length = readInt();
    if (length < 0 || length > bytes.length - at) {
      throw new UndecodableRecordException("a length field is too large");
    }
    at += length;
  }

  void skipNumbers(int count) {
    for (int left = count; left > 0; at++) {
      left -= bytes[at] >= 0 ? 1 : 0;
    }
  }

  void skipDoubles(int count) {
    at += count * Double.BYTES;
  }

  boolean readBoolean() {
    return bytes[at++] == 1;
  }

  /** Whether the value of a union of null and something is there. */
  boolean readPresence() {
    int branch = readInt();
    if (branch != 0 && branch != 1) {
      throw new UndecodableRecordException("a choice that there is not");
    }
    return branch == 1;
  }

  /** Elements of the next block of an array, 0 at its end; each takes at least one byte. */
  int readCount() {
    long count = readLong();
    if (count < 0 || count > bytes.length - at) {
      throw new UndecodableRecordException("a length field is too large");
    }
    return (int) count;
  }
}
