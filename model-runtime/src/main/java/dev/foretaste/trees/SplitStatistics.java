package dev.foretaste.trees;

/**
 * How much a model's splits rest on each feature, as XGBoost's importance types {@code weight},
 * {@code total_gain} and {@code total_cover} count it.
 *
 * @param splits how many splits look at the feature, by column
 * @param gains what they took off the loss in training, summed up
 * @param covers sum of the Hessians of the training rows that came to them
 */
public record SplitStatistics(int[] splits, double[] gains, double[] covers) {

  /**
   * Counts the splits of a model in the UBJ format.
   *
   * @throws UnsupportedModelException as {@link TreeEvaluator#load(byte[])}
   */
  public static SplitStatistics of(byte[] ubj) throws UnsupportedModelException {
    XgboostModel model = XgboostModel.read(ubj);
    int columns = model.columns();
    SplitStatistics statistics =
        new SplitStatistics(new int[columns], new double[columns], new double[columns]);
    model.trees().forEach(statistics::add);
    return statistics;
  }

  /** From the root: pruned nodes are still in the arrays, and do not count. */
  private void add(Tree tree) {
    add(tree, 0);
  }

  private void add(Tree tree, int node) {
    if (tree.isLeaf(node)) {
      return;
    }
    int feature = tree.features()[node];
    splits[feature]++;
    gains[feature] += tree.gains()[node];
    covers[feature] += tree.covers()[node];
    add(tree, tree.left()[node]);
    add(tree, tree.right()[node]);
  }
}
