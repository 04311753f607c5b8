package dev.foretaste.trees.vector;

import dev.foretaste.trees.Forest;
import dev.foretaste.trees.RowKeys;
import dev.foretaste.trees.WideWalk;
import java.util.Optional;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Compares the {@link Ranks} of 64 rows with every node of a tree: one instruction and 64 bits per
 * node. From these bits it finds for each level which of its nodes each row passes, and so the bits
 * of the leaf's number. Thread-safe.
 */
final class RankWalk implements WideWalk {
  /** Deeper trees have too many nodes to compare with them all. */
  private static final int MAX_DEPTH = 6;

  /** For fewer rows it is cheaper to walk. */
  private static final int FEWEST_ROWS = 8;

  private static final VectorSpecies<Byte> BYTES = ByteVector.SPECIES_512;
  private static final VectorSpecies<Long> LONGS = LongVector.SPECIES_512;

  private final Forest forest;
  private final Ranks ranks;

  /** As the forest's: where the slot's ranks begin, and in the lowest byte the threshold's rank. */
  private final int[] nodes;

  private final ThreadLocal<Scratch> scratch;

  private RankWalk(Forest forest, Ranks ranks) {
    this.forest = forest;
    this.ranks = ranks;
    long[] source = forest.nodes();
    nodes = new int[source.length];
    for (int i = 0; i < nodes.length; i++) {
      int slot = (int) source[i];
      int rank = ranks.of(slot % forest.columns(), (int) (source[i] >> 32));
      nodes[i] = slot * MAX_ROWS << 8 | Ranks.signed(rank) & 0xFF;
    }
    int bytes = MAX_ROWS * RowKeys.stride(forest.columns());
    scratch = ThreadLocal.withInitial(() -> new Scratch(bytes));
  }

  /** A walk through these trees; empty when they are too deep or have too many thresholds. */
  static Optional<WideWalk> of(Forest forest) {
    if (ByteVector.SPECIES_PREFERRED.length() < MAX_ROWS || forest.maxDepth() > MAX_DEPTH) {
      return Optional.empty();
    }
    return Ranks.of(forest).map(ranks -> new RankWalk(forest, ranks));
  }

  /** Ranks by slot, then row; which rows go right at each node; numbers of leaves by row. */
  private static final class Scratch {
    private final byte[] ranks;
    private final long[] right = new long[1 << MAX_DEPTH];
    private final long[] some = new long[8];
    private final byte[] leaves = new byte[MAX_ROWS];

    Scratch(int bytes) {
      ranks = new byte[bytes];
    }
  }

  @Override
  public int takes(int rows) {
    return rows < FEWEST_ROWS ? 0 : rows;
  }

  @Override
  public void add(float[] values, int firstRow, int rows, float[] margins) {
    Scratch own = scratch.get();
    ranks.encode(values, firstRow, rows, MAX_ROWS, own.ranks);
    float[] leaves = forest.leaves();
    for (int tree = 0; tree < forest.trees(); tree++) {
      int start = forest.start(tree);
      int depth = forest.depth(tree);
      compare(nodes, start, 1 << depth, own.ranks, own.right);
      number(own.right, depth, own.some, own.leaves);
      for (int row = 0; row < rows; row++) {
        margins[firstRow + row] += leaves[start + own.leaves[row]];
      }
    }
  }

  private static void compare(int[] nodes, int start, int end, byte[] ranks, long[] right) {
    for (int node = 1; node < end; node++) {
      int packed = nodes[start + node];
      right[node] =
          ByteVector.fromArray(BYTES, ranks, packed >> 8)
              .compare(VectorOperators.GE, (byte) packed)
              .toLong();
    }
  }

  /** Level by level: the bits of the nodes that rows can be at, reduced by the bits so far. */
  private static void number(long[] right, int depth, long[] some, byte[] leaves) {
    ByteVector leaf = ByteVector.zero(BYTES);
    if (depth > 0) {
      long first = right[1];
      leaf = append(leaf, first);
      if (depth > 1) {
        long second = choose(right[2], right[3], first);
        leaf = append(leaf, second);
        if (depth > 2) {
          long third = ofFour(right, 4, first, second);
          leaf = append(leaf, third);
          if (depth > 3) {
            long fourth = ofEight(right, 8, first, second, third);
            leaf = append(leaf, fourth);
            if (depth > 4) {
              eight(right, 16, 24, first).intoArray(some, 0);
              long fifth = ofEight(some, 0, second, third, fourth);
              leaf = append(leaf, fifth);
              if (depth > 5) {
                eight(right, 32, 48, first)
                    .lanewise(VectorOperators.BITWISE_BLEND, eight(right, 40, 56, first), second)
                    .intoArray(some, 0);
                leaf = append(leaf, ofEight(some, 0, third, fourth, fifth));
              }
            }
          }
        }
      }
    }
    leaf.intoArray(leaves, 0);
  }

  /** Doubles the numbers and adds one where a bit is set. */
  private static ByteVector append(ByteVector numbers, long bits) {
    ByteVector doubled = numbers.add(numbers);
    return doubled.add((byte) 1, VectorMask.fromLong(BYTES, bits));
  }

  private static long choose(long left, long right, long bits) {
    return left ^ (left ^ right) & bits;
  }

  private static long ofFour(long[] from, int at, long first, long second) {
    return choose(
        choose(from[at], from[at + 2], first), choose(from[at + 1], from[at + 3], first), second);
  }

  private static long ofEight(long[] from, int at, long first, long second, long third) {
    long a = choose(from[at], from[at + 4], first);
    long b = choose(from[at + 1], from[at + 5], first);
    long c = choose(from[at + 2], from[at + 6], first);
    long d = choose(from[at + 3], from[at + 7], first);
    return choose(choose(a, c, second), choose(b, d, second), third);
  }

  private static LongVector eight(long[] from, int left, int right, long bits) {
    return LongVector.fromArray(LONGS, from, left)
        .lanewise(VectorOperators.BITWISE_BLEND, LongVector.fromArray(LONGS, from, right), bits);
  }
}
