package dev.foretaste.trees.vector;

import dev.foretaste.trees.Forest;
import dev.foretaste.trees.RowKeys;
import dev.foretaste.trees.WideWalk;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Compares 16 rows with every node of a tree, from the leaves up, and keeps of two subtrees the
 * value that each row would have reached: for trees of moderate depth that is cheaper than
 * gathering scattered nodes. Two levels go together. Thread-safe.
 */
final class VectorWalk implements WideWalk {
  /** Deeper trees have too many nodes to compare with them all. */
  private static final int MAX_DEPTH = 6;

  private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_512;
  private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_512;

  private final Forest forest;
  private final ThreadLocal<Scratch> scratch;

  VectorWalk(Forest forest) {
    this.forest = forest;
    int slots = RowKeys.stride(forest.columns());
    scratch = ThreadLocal.withInitial(() -> new Scratch(slots));
  }

  /** Keys by slot, then row, of each 16 rows; values that subtrees have come to. */
  private static final class Scratch {
    private final int[] keys;
    private final float[] values = new float[LANES << MAX_DEPTH];

    Scratch(int slots) {
      keys = new int[slots * MAX_ROWS];
    }
  }

  static boolean suits(Forest forest) {
    return IntVector.SPECIES_PREFERRED.length() >= LANES && forest.maxDepth() <= MAX_DEPTH;
  }

  @Override
  public void add(float[] values, int firstRow, int rows, float[] margins) {
    Scratch own = scratch.get();
    int block = LANES * RowKeys.stride(forest.columns());
    for (int from = 0; from < rows; from += LANES) {
      RowKeys.encodeBySlot(
          values, firstRow + from, LANES, forest.columns(), own.keys, from / LANES * block);
    }
    long[] nodes = forest.nodes();
    float[] leaves = forest.leaves();
    for (int tree = 0; tree < forest.trees(); tree++) {
      int start = forest.start(tree);
      int depth = forest.depth(tree);
      for (int from = 0; from < rows; from += LANES) {
        int keys = from / LANES * block;
        int to = firstRow + from;
        addTree(nodes, leaves, start, depth, own.keys, keys, own.values, margins, to);
      }
    }
  }

  private static void addTree(
      long[] nodes,
      float[] leaves,
      int start,
      int depth,
      int[] keys,
      int offset,
      float[] values,
      float[] margins,
      int to) {
    int level = depth;
    if (level >= 2) {
      level -= 2;
      fromLeaves(nodes, leaves, start, 1 << level, keys, offset, values);
    } else {
      for (int leaf = 0; leaf < 1 << depth; leaf++) {
        FloatVector.broadcast(FLOATS, leaves[start + leaf]).intoArray(values, leaf * LANES);
      }
    }
    while (level >= 2) {
      level -= 2;
      twoLevels(nodes, start, 1 << level, keys, offset, values);
    }
    FloatVector result = FloatVector.fromArray(FLOATS, values, 0);
    if (level == 1) {
      result =
          result.blend(
              FloatVector.fromArray(FLOATS, values, LANES),
              goesRight(nodes[start + 1], keys, offset));
    }
    FloatVector.fromArray(FLOATS, margins, to).add(result).intoArray(margins, to);
  }

  private static void fromLeaves(
      long[] nodes, float[] leaves, int start, int width, int[] keys, int offset, float[] values) {
    for (int i = 0; i < width; i++) {
      int node = start + width + i;
      int below = start + 2 * (width + i);
      int leaf = start + 4 * i;
      FloatVector left =
          FloatVector.broadcast(FLOATS, leaves[leaf])
              .blend(leaves[leaf + 1], goesRight(nodes[below], keys, offset));
      FloatVector right =
          FloatVector.broadcast(FLOATS, leaves[leaf + 2])
              .blend(leaves[leaf + 3], goesRight(nodes[below + 1], keys, offset));
      left.blend(right, goesRight(nodes[node], keys, offset)).intoArray(values, i * LANES);
    }
  }

  private static void twoLevels(
      long[] nodes, int start, int width, int[] keys, int offset, float[] values) {
    for (int i = 0; i < width; i++) {
      int node = start + width + i;
      int below = start + 2 * (width + i);
      int child = 4 * i * LANES;
      FloatVector left =
          FloatVector.fromArray(FLOATS, values, child)
              .blend(
                  FloatVector.fromArray(FLOATS, values, child + LANES),
                  goesRight(nodes[below], keys, offset));
      FloatVector right =
          FloatVector.fromArray(FLOATS, values, child + 2 * LANES)
              .blend(
                  FloatVector.fromArray(FLOATS, values, child + 3 * LANES),
                  goesRight(nodes[below + 1], keys, offset));
      left.blend(right, goesRight(nodes[node], keys, offset)).intoArray(values, i * LANES);
    }
  }

  private static VectorMask<Float> goesRight(long node, int[] keys, int offset) {
    return IntVector.fromArray(INTS, keys, offset + (int) node * LANES)
        .compare(VectorOperators.GE, (int) (node >> 32))
        .cast(FLOATS);
  }
}
