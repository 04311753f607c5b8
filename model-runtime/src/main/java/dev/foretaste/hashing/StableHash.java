package dev.foretaste.hashing;

/**
 * A 64-bit hash that is the same on every machine and in every run. Built from the round and the
 * avalanche of xxHash64 (Collet, xxHash specification, sections "Round" and "Final mix"), fed with
 * 64-bit lanes; not compatible with xxHash itself and not cryptographic.
 *
 * <p>Mutable and not thread-safe: one instance computes one hash.
 */
public final class StableHash {
  private static final long PRIME_1 = 0x9E3779B185EBCA87L;
  private static final long PRIME_2 = 0xC2B2AE3D27D4EB4FL;
  private static final long PRIME_3 = 0x165667B19E3779F9L;
  private static final long PRIME_4 = 0x85EBCA77C2B2AE63L;
  private static final long PRIME_5 = 0x27D4EB2F165667C5L;

  private long state = PRIME_5;

  /** Hashes one text. */
  public static long of(CharSequence text) {
    return new StableHash().add(text).value();
  }

  /** Adds 64 bits. */
  public StableHash add(long lane) {
    long mixed = Long.rotateLeft(lane * PRIME_2, 31) * PRIME_1;
    state = Long.rotateLeft(state ^ mixed, 27) * PRIME_1 + PRIME_4;
    return this;
  }

  /** Adds a text with its length, so that ("ab", "c") and ("a", "bc") differ. */
  public StableHash add(CharSequence text) {
    int length = text.length();
    add(length);
    long lane = 0;
    int filled = 0;
    for (int i = 0; i < length; i++) {
      lane = lane << Character.SIZE | text.charAt(i);
      if (++filled == Long.BYTES / Character.BYTES) {
        add(lane);
        lane = 0;
        filled = 0;
      }
    }
    return filled == 0 ? this : add(lane);
  }

  /** Adds the raw bits of every value, so that 0.0 and -0.0 differ and every NaN is the same. */
  public StableHash add(float[] values) {
    add(values.length);
    for (int i = 0; i + 1 < values.length; i += 2) {
      add((long) Float.floatToIntBits(values[i]) << 32 | bits(values[i + 1]));
    }
    return values.length % 2 == 0 ? this : add(bits(values[values.length - 1]));
  }

  private static long bits(float value) {
    return Float.floatToIntBits(value) & 0xFFFFFFFFL;
  }

  /** The hash of everything added so far. */
  public long value() {
    long hash = state;
    hash = (hash ^ hash >>> 33) * PRIME_2;
    hash = (hash ^ hash >>> 29) * PRIME_3;
    return hash ^ hash >>> 32;
  }

  /** The hash of everything added so far as a number of 0 to below 1, evenly spread. */
  public double unit() {
    return (value() >>> 11) * 0x1.0p-53;
  }
}
