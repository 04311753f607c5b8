package dev.foretaste.trees;

/**
 * One regression tree as XGBoost stores it: parallel arrays by node, the root first. A row goes
 * left where its value is smaller than the condition.
 *
 * @param left child by node; -1 marks a leaf
 * @param right child by node
 * @param features column that a node looks at
 * @param conditions threshold of a node, or value of a leaf
 * @param missingLeft 1 where a missing value goes left
 * @param covers sum of the Hessians of the training rows that came to a node
 * @param gains what a node's split took off the loss; 0 for a leaf
 */
record Tree(
    int[] left,
    int[] right,
    int[] features,
    float[] conditions,
    int[] missingLeft,
    float[] covers,
    float[] gains) {
  /** Deeper trees would take too much memory in the layout of {@link Forest}. */
  static final int MAX_DEPTH = 12;

  /**
   * Checks that the arrays are one sound tree.
   *
   * @param columns number of features of the model
   */
  void check(String path, int columns) throws UnsupportedModelException {
    int nodes = left.length;
    if (nodes == 0
        || right.length != nodes
        || features.length != nodes
        || conditions.length != nodes
        || missingLeft.length != nodes
        || covers.length != nodes
        || gains.length != nodes) {
      throw new UnsupportedModelException(path + " has arrays of different lengths");
    }
    for (int node = 0; node < nodes; node++) {
      if (!isLeaf(node)
          && (left[node] < 0
              || left[node] >= nodes
              || right[node] < 0
              || right[node] >= nodes
              || features[node] < 0
              || features[node] >= columns
              || Float.isNaN(conditions[node]))) {
        throw new UnsupportedModelException("%s has a bad node %d".formatted(path, node));
      }
    }
    if (depth(0, 0) > MAX_DEPTH) {
      throw new UnsupportedModelException("%s is deeper than %d levels".formatted(path, MAX_DEPTH));
    }
  }

  boolean isLeaf(int node) {
    return left[node] == -1;
  }

  boolean goesLeft(int node, float value) {
    return Float.isNaN(value) ? missingLeft[node] != 0 : value < conditions[node];
  }

  /** Share of a node's training rows, by cover, that went left; one half where none is noted. */
  double leftShare(int node) {
    double below = (double) covers[left[node]] + covers[right[node]];
    double share = covers[left[node]] / below;
    return share >= 0 && share <= 1 ? share : 0.5;
  }

  /** Longest way from the root to a leaf; stops counting beyond the maximum. */
  int depth() {
    return depth(0, 0);
  }

  private int depth(int node, int above) {
    if (isLeaf(node) || above > MAX_DEPTH) {
      return above;
    }
    return Math.max(depth(left[node], above + 1), depth(right[node], above + 1));
  }
}
