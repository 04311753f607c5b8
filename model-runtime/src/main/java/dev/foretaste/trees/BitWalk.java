package dev.foretaste.trees;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Takes up to 64 rows through a tree at once, a bit of a word each. Trees ask the same questions
 * over and over: every distinct split is compared with every row once, and a node is but a word
 * that was found so. At each level the words of its nodes are reduced to one by the ways that rows
 * took above; these ways, level by level, are the bits of the leaf's number. Related to QuickScorer
 * (Lucchese et al., SIGIR 2015), which has a word per row and tree and a bit per leaf. Thread-safe.
 */
final class BitWalk {
  /** A leaf's number has to fit into a byte. */
  private static final int MAX_DEPTH = 8;

  /** Levels that are taken even where a tree has fewer; what comes of them is not looked at. */
  private static final int LEAST_DEPTH = 3;

  private final Forest forest;

  /**
   * Of the forest's nodes the places of their bits. A level of more than eight nodes is in such an
   * order that each eight that differ in the first three ways from the root are together.
   */
  private final int[] places;

  /** Leaves by tree; as many as a power of two, so that masking takes the place of a check. */
  private final float[][] leaves;

  private final ThreadLocal<Scratch> scratch;
  private final int fewestRows;

  private BitWalk(Forest forest, Splits splits, Supplier<SplitComparer> comparers) {
    this.forest = forest;
    places = new int[forest.nodes.length + (1 << LEAST_DEPTH)];
    leaves = new float[forest.trees][];
    for (int tree = 0; tree < forest.trees; tree++) {
      int start = forest.start(tree);
      leaves[tree] = Arrays.copyOfRange(forest.leaves, start, start + (1 << forest.depth(tree)));
      for (int level = 0; level < forest.depth(tree); level++) {
        place(splits, start + (1 << level), Math.max(0, level - LEAST_DEPTH), level);
      }
    }
    scratch = ThreadLocal.withInitial(() -> new Scratch(comparers.get(), 2 * splits.places()));
    fewestRows = fewestRows(comparers.get());
  }

  private void place(Splits splits, int start, int after, int level) {
    for (int i = 0; i < 1 << level; i++) {
      int to = (i & (1 << after) - 1) << level - after | i >> after;
      places[start + to] = splits.bits(forest.nodes[start + i]);
    }
  }

  /** A walk through these trees; empty when some are too deep. */
  static Optional<BitWalk> of(Forest forest, Splits splits, Supplier<SplitComparer> comparers) {
    return forest.maxDepth() > MAX_DEPTH
        ? Optional.empty()
        : Optional.of(new BitWalk(forest, splits, comparers));
  }

  /** From how many rows on it takes less than to walk with each of them; weights as measured. */
  private int fewestRows(SplitComparer comparer) {
    int nodes = forest.nodes.length;
    int levels = 0;
    for (int tree = 0; tree < forest.trees; tree++) {
      levels += forest.depth(tree);
    }
    int rows = 1;
    while (rows <= SplitComparer.MAX_ROWS
        && comparer.steps(rows) + (nodes + 8 * forest.trees) / 2 + rows * forest.trees * 2 / 5
            >= rows * levels) {
      rows++;
    }
    return rows;
  }

  /** Whether this is the cheaper way for so many rows. */
  boolean pays(int rows) {
    return rows >= fewestRows;
  }

  /** What a thread works with. */
  private static final class Scratch {
    private final SplitComparer comparer;
    private final long[] right;
    private final long[] some = new long[1 << MAX_DEPTH - LEAST_DEPTH];
    private final long[] ways = new long[MAX_DEPTH + LEAST_DEPTH];
    private final long[] numbers = new long[Byte.SIZE];
    private final float[] margins = new float[SplitComparer.MAX_ROWS];

    Scratch(SplitComparer comparer, int bits) {
      this.comparer = comparer;
      right = new long[bits];
    }
  }

  /**
   * Adds the leaves of all trees to the margins of rows.
   *
   * @param values row-major float[rows × columns], NaN for missing
   * @param firstRow to look at, whose margin is {@code margins[firstRow]}
   * @param rows at most {@link SplitComparer#MAX_ROWS}
   */
  void add(float[] values, int firstRow, int rows, float[] margins) {
    Scratch own = scratch.get();
    own.comparer.compare(values, firstRow, rows, own.right);
    System.arraycopy(margins, firstRow, own.margins, 0, rows);
    for (int tree = 0; tree < forest.trees; tree++) {
      int start = forest.start(tree);
      int depth = forest.depth(tree);
      descend(places, start, depth, own.right, own.some, own.ways);
      LeafNumbers.transpose(own.ways, own.numbers);
      addLeaves(leaves[tree], own.numbers, rows, own.margins);
    }
    System.arraycopy(own.margins, 0, margins, firstRow, rows);
  }

  /** Finds the ways of a tree's levels, for a tree of full depth from the first element on. */
  private static void descend(
      int[] places, int start, int depth, long[] right, long[] some, long[] ways) {
    int first = MAX_DEPTH - depth;
    Arrays.fill(ways, 0, first, 0);
    long a = right[places[start + 1]];
    long b = choose(right[places[start + 2]], right[places[start + 3]], a);
    long c =
        choose(
            choose(right[places[start + 4]], right[places[start + 6]], a),
            choose(right[places[start + 5]], right[places[start + 7]], a),
            b);
    ways[first] = a;
    ways[first + 1] = b;
    ways[first + 2] = c;
    if (depth > 3) {
      long d = ofEight(places, start + 8, right, a, b, c);
      ways[first + 3] = d;
      if (depth > 4) {
        long e =
            choose(
                ofEight(places, start + 16, right, a, b, c),
                ofEight(places, start + 24, right, a, b, c),
                d);
        ways[first + 4] = e;
        if (depth > 5) {
          ways[first + 5] =
              choose(
                  choose(
                      ofEight(places, start + 32, right, a, b, c),
                      ofEight(places, start + 48, right, a, b, c),
                      d),
                  choose(
                      ofEight(places, start + 40, right, a, b, c),
                      ofEight(places, start + 56, right, a, b, c),
                      d),
                  e);
        }
      }
    }
    for (int level = 6; level < depth; level++) {
      int eights = 1 << level - LEAST_DEPTH;
      for (int i = 0; i < eights; i++) {
        some[i] = ofEight(places, start + 8 * (eights + i), right, a, b, c);
      }
      reduce(some, eights, ways, first + LEAST_DEPTH);
      ways[first + level] = some[0];
    }
  }

  private static void reduce(long[] some, int width, long[] ways, int next) {
    int way = next;
    for (int half = width >> 1; half > 0; half >>= 1) {
      long bits = ways[way++];
      for (int i = 0; i < half; i++) {
        some[i] = choose(some[i], some[i + half], bits);
      }
    }
  }

  private static long ofEight(int[] places, int from, long[] right, long a, long b, long c) {
    return choose(
        choose(
            choose(right[places[from]], right[places[from + 4]], a),
            choose(right[places[from + 2]], right[places[from + 6]], a),
            b),
        choose(
            choose(right[places[from + 1]], right[places[from + 5]], a),
            choose(right[places[from + 3]], right[places[from + 7]], a),
            b),
        c);
  }

  private static long choose(long left, long right, long bits) {
    return left ^ (left ^ right) & bits;
  }

  private static void addLeaves(float[] leaves, long[] numbers, int rows, float[] margins) {
    for (int row = 0; row < rows; row += Byte.SIZE) {
      margins[row] += leaves[(int) (numbers[0] >>> row) & leaves.length - 1];
      margins[row + 1] += leaves[(int) (numbers[1] >>> row) & leaves.length - 1];
      margins[row + 2] += leaves[(int) (numbers[2] >>> row) & leaves.length - 1];
      margins[row + 3] += leaves[(int) (numbers[3] >>> row) & leaves.length - 1];
      margins[row + 4] += leaves[(int) (numbers[4] >>> row) & leaves.length - 1];
      margins[row + 5] += leaves[(int) (numbers[5] >>> row) & leaves.length - 1];
      margins[row + 6] += leaves[(int) (numbers[6] >>> row) & leaves.length - 1];
      margins[row + 7] += leaves[(int) (numbers[7] >>> row) & leaves.length - 1];
    }
  }
}
