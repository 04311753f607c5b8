package dev.foretaste.trees;

import java.util.List;

/**
 * Exact SHAP values of the margin, feature by feature, as XGBoost's {@code predictContrib} gives
 * them: Algorithm 2 of Lundberg, Erion and Lee, "Consistent Individualized Feature Attribution for
 * Tree Ensembles" (2018), with the covers (sums of Hessians) of the training rows as weights of
 * branches. Takes O(trees × leaves × depth²) per row. Immutable and thread-safe.
 */
public final class TreeShap {
  private static final int NO_FEATURE = -1;

  private final List<Tree> trees;
  private final int columns;
  private final int maxDepth;
  private final double base;

  TreeShap(XgboostModel model) {
    trees = model.trees();
    columns = model.columns();
    maxDepth = trees.stream().mapToInt(Tree::depth).max().orElse(0);
    base = model.baseMargin() + trees.stream().mapToDouble(tree -> mean(tree, 0)).sum();
  }

  /**
   * Reads a model in the UBJ format, under the conditions of {@link TreeEvaluator#load(byte[])}.
   *
   * @throws UnsupportedModelException when it is damaged or not of a kind that can be explained
   */
  public static TreeShap load(byte[] ubj) throws UnsupportedModelException {
    return new TreeShap(XgboostModel.read(ubj));
  }

  /** Number of features. */
  public int columns() {
    return columns;
  }

  /**
   * What each feature contributes to the margin of a row.
   *
   * @param values row-major float[rows × columns], NaN for missing
   * @return one per feature, in log-odds for a logistic objective, and at last the mean margin over
   *     the training rows; together they are the margin, but for rounding
   */
  public double[] contributions(float[] values, int row) {
    if (row < 0 || values.length < (long) (row + 1) * columns) {
      throw new IllegalArgumentException("there is no row " + row);
    }
    double[] contributions = new double[columns + 1];
    Walk walk = new Walk(values, row * columns, contributions, new ShapPath(maxDepth));
    for (Tree tree : trees) {
      walk.visit(tree, 0, 0, 0, 1, 1, NO_FEATURE);
    }
    contributions[columns] = base;
    return contributions;
  }

  /** Mean of a node's leaves over the training rows. */
  private static double mean(Tree tree, int node) {
    if (tree.isLeaf(node)) {
      return tree.conditions()[node];
    }
    double left = tree.leftShare(node);
    return left * mean(tree, tree.left()[node]) + (1 - left) * mean(tree, tree.right()[node]);
  }

  private record Walk(float[] values, int offset, double[] contributions, ShapPath path) {

    /**
     * RECURSE: visits a node, with a path of the ancestors' features that has this length.
     *
     * @param zero share of the training rows at the parent that come here
     * @param one 1 where the row comes here, else 0
     * @param feature that the parent looked at
     */
    void visit(Tree tree, int node, int parent, int length, double zero, double one, int feature) {
      int start = parent + length;
      path.copy(parent, start, length);
      path.extend(start, length, zero, one, feature);
      if (tree.isLeaf(node)) {
        for (int i = 1; i <= length; i++) {
          contributions[path.feature(start + i)] +=
              path.unwoundSum(start, length, i)
                  * (path.one(start + i) - path.zero(start + i))
                  * tree.conditions()[node];
        }
        return;
      }
      int split = tree.features()[node];
      int last = length;
      double splitZero = 1;
      double splitOne = 1;
      int earlier = 1;
      while (earlier <= last && path.feature(start + earlier) != split) {
        earlier++;
      }
      if (earlier <= last) {
        splitZero = path.zero(start + earlier);
        splitOne = path.one(start + earlier);
        path.unwind(start, last, earlier);
        last--;
      }
      boolean goesLeft = tree.goesLeft(node, values[offset + split]);
      double left = tree.leftShare(node) * splitZero;
      double right = (1 - tree.leftShare(node)) * splitZero;
      int next = last + 1;
      visit(tree, tree.left()[node], start, next, left, goesLeft ? splitOne : 0, split);
      visit(tree, tree.right()[node], start, next, right, goesLeft ? 0 : splitOne, split);
    }
  }
}
