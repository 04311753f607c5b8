package dev.foretaste.trees;

import java.util.Arrays;
import java.util.List;

/**
 * Trees in the layout in which they are walked: perfect binary trees, eight of the same depth in a
 * row, shallower ones filled up by repeating their leaves. Immutable and thread-safe.
 *
 * <p>Tree t of a group that starts at s and has depth d occupies the 2<sup>d</sup> elements from
 * {@code s + t * 2^d} on, in both arrays. Its nodes are numbered like a heap: the root is 1, the
 * children of i are 2i and 2i + 1; the leaf reached as i is {@code leaves[i - 2^d]} there. A node
 * has its threshold's {@link RowKeys key} in its high 32 bits and the slot of a row's keys that it
 * looks at in the low 32; a row goes right where its key is not smaller than the threshold's.
 */
final class Forest {
  /** Trees in a group. */
  static final int GROUP = 8;

  private static final int MAX_ELEMENTS = 1 << 23;

  final int trees;
  final int columns;
  final int[] starts;
  final int[] depths;
  final long[] nodes;
  final float[] leaves;

  Forest(XgboostModel model) throws UnsupportedModelException {
    List<Tree> source = model.trees();
    trees = source.size();
    columns = model.columns();
    int groups = (trees + GROUP - 1) / GROUP;
    starts = new int[groups];
    depths = new int[groups];
    long elements = 0;
    for (int group = 0; group < groups; group++) {
      starts[group] = (int) elements;
      depths[group] = depth(source.subList(group * GROUP, end(group)));
      elements += (long) GROUP << depths[group];
      if (elements > MAX_ELEMENTS) {
        throw new UnsupportedModelException(
            "learner.gradient_booster.model.trees: too many deep trees to be laid out");
      }
    }
    nodes = new long[(int) elements];
    leaves = new float[(int) elements];
    for (int t = 0; t < trees; t++) {
      int depth = depths[t / GROUP];
      int start = starts[t / GROUP] + (t % GROUP << depth);
      place(source.get(t), 0, start, 1, depth, depth);
    }
  }

  /** Where a tree starts in both arrays. */
  int start(int tree) {
    return starts[tree / GROUP] + (tree % GROUP << depth(tree));
  }

  /** Levels of nodes of a tree. */
  int depth(int tree) {
    return depths[tree / GROUP];
  }

  /** The depth of the deepest tree. */
  int maxDepth() {
    return Arrays.stream(depths).max().orElse(0);
  }

  private int end(int group) {
    return Math.min(trees, (group + 1) * GROUP);
  }

  private static int depth(List<Tree> group) {
    return group.stream().mapToInt(Tree::depth).max().orElse(0);
  }

  private void place(Tree tree, int node, int start, int position, int left, int depth) {
    boolean leaf = tree.isLeaf(node);
    if (left == 0) {
      leaves[start + position - (1 << depth)] = tree.conditions()[node];
      return;
    }
    if (!leaf) {
      nodes[start + position] =
          (long) RowKeys.of(tree.conditions()[node]) << 32
              | RowKeys.slot(tree.features()[node], tree.missingLeft()[node] != 0, columns);
    }
    // Below a leaf every way leads to a copy of it.
    place(tree, leaf ? node : tree.left()[node], start, 2 * position, left - 1, depth);
    place(tree, leaf ? node : tree.right()[node], start, 2 * position + 1, left - 1, depth);
  }
}
