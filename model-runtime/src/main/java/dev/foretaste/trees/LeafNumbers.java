package dev.foretaste.trees;

/** From the ways that 64 rows took, level by level, to the numbers of the leaves they came to. */
final class LeafNumbers {
  private static final long HALVES = 0x0F0F_0F0F_0F0F_0F0FL;
  private static final long QUARTERS = 0x3333_3333_3333_3333L;
  private static final long EIGHTHS = 0x5555_5555_5555_5555L;

  private LeafNumbers() {}

  /**
   * Transposes the 8 × 8 bits that the same byte of eight words makes up, for all bytes at once, in
   * the way of Warren, Hacker's Delight, section 7-3.
   *
   * @param levels bits by row of the last eight levels, that above the leaves last
   * @param numbers takes in byte j of element k the number of the leaf of row 8 j + k
   */
  static void transpose(long[] levels, long[] numbers) {
    long a = levels[7];
    long b = levels[6];
    long c = levels[5];
    long d = levels[4];
    long e = levels[3];
    long f = levels[2];
    long g = levels[1];
    long h = levels[0];
    long ae = (a >>> 4 ^ e) & HALVES;
    long bf = (b >>> 4 ^ f) & HALVES;
    long cg = (c >>> 4 ^ g) & HALVES;
    long dh = (d >>> 4 ^ h) & HALVES;
    a ^= ae << 4;
    b ^= bf << 4;
    c ^= cg << 4;
    d ^= dh << 4;
    transposeHalf(a, b, c, d, numbers, 0);
    transposeHalf(e ^ ae, f ^ bf, g ^ cg, h ^ dh, numbers, 4);
  }

  private static void transposeHalf(long a, long b, long c, long d, long[] numbers, int to) {
    long ac = (a >>> 2 ^ c) & QUARTERS;
    long bd = (b >>> 2 ^ d) & QUARTERS;
    transposeQuarter(a ^ ac << 2, b ^ bd << 2, numbers, to);
    transposeQuarter(c ^ ac, d ^ bd, numbers, to + 2);
  }

  private static void transposeQuarter(long a, long b, long[] numbers, int to) {
    long ab = (a >>> 1 ^ b) & EIGHTHS;
    numbers[to] = a ^ ab << 1;
    numbers[to + 1] = b ^ ab;
  }
}
