package dev.foretaste.trees;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a model file of XGBoost 3 says, as far as predicting needs it.
 *
 * @param objective how margins start and end
 * @param baseScore in the space of predictions, as the file has it
 * @param columns number of features
 * @param trees in the order in which they add up
 */
record XgboostModel(Objective objective, float baseScore, int columns, List<Tree> trees) {
  private static final int MAX_COLUMNS = 32_767;

  /**
   * Reads a model in the UBJ format.
   *
   * @throws UnsupportedModelException when it is damaged, or no gradient boosted trees with one
   *     output, numerical splits and moderate depth
   */
  static XgboostModel read(byte[] ubj) throws UnsupportedModelException {
    UbjNode learner = UbjReader.read(ubj).at("learner");
    UbjNode parameters = learner.at("learner_model_param");
    UbjNode booster = learner.at("gradient_booster");
    require("gbtree", booster.at("name"));
    int columns = parameters.at("num_feature").number();
    if (columns < 1 || columns > MAX_COLUMNS) {
      throw parameters.at("num_feature").wrong("between 1 and " + MAX_COLUMNS);
    }
    if (parameters.at("num_class").number() > 1
        || (parameters.has("num_target") && parameters.at("num_target").number() > 1)) {
      throw new UnsupportedModelException(parameters.path() + ": more than one output");
    }
    UbjNode model = booster.at("model");
    List<Tree> trees = new ArrayList<>();
    for (UbjNode tree : model.at("trees").items()) {
      trees.add(tree(tree, columns));
    }
    return new XgboostModel(
        Objective.named(learner.at("objective").at("name").text()),
        baseScore(parameters.at("base_score")),
        columns,
        List.copyOf(trees));
  }

  private static void require(String expected, UbjNode found) throws UnsupportedModelException {
    if (!found.text().equals(expected)) {
      throw new UnsupportedModelException(
          "%s is %s, not %s".formatted(found.path(), found.text(), expected));
    }
  }

  private static float baseScore(UbjNode written) throws UnsupportedModelException {
    String text = written.text();
    try {
      // From XGBoost 3.1 on it is written as a list of one.
      return Float.parseFloat(text.startsWith("[") ? text.substring(1, text.length() - 1) : text);
    } catch (NumberFormatException e) {
      throw written.wrong("one number");
    }
  }

  private static Tree tree(UbjNode node, int columns) throws UnsupportedModelException {
    if (node.has("split_type")
        && Arrays.stream(node.at("split_type").ints()).anyMatch(type -> type != 0)) {
      throw new UnsupportedModelException(node.path() + ".split_type: a categorical split");
    }
    if (node.at("tree_param").has("size_leaf_vector")
        && node.at("tree_param").at("size_leaf_vector").number() > 1) {
      throw new UnsupportedModelException(node.path() + ": leaves with more than one value");
    }
    Tree tree =
        new Tree(
            node.at("left_children").ints(),
            node.at("right_children").ints(),
            node.at("split_indices").ints(),
            node.at("split_conditions").floats(),
            node.at("default_left").ints(),
            node.at("sum_hessian").floats(),
            node.at("loss_changes").floats());
    tree.check(node.path(), columns);
    return tree;
  }

  /** The margin that the trees add to. */
  float baseMargin() {
    return objective.margin(baseScore);
  }
}
