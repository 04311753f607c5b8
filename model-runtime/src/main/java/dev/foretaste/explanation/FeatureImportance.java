package dev.foretaste.explanation;

import dev.foretaste.features.FeatureMatrix;
import dev.foretaste.trees.SplitStatistics;
import dev.foretaste.trees.TreeShap;
import dev.foretaste.trees.UnsupportedModelException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How much a model rests on a feature.
 *
 * @param splits how many splits look at it
 * @param gain mean of what one of them took off the loss in training, as XGBoost's importance type
 *     of that name; 0 without splits
 * @param cover mean sum of Hessians of the training rows that came to one of them, as XGBoost's
 *     importance type of that name; 0 without splits
 * @param meanContribution mean magnitude of its SHAP value, in log-odds, over some rows
 */
public record FeatureImportance(
    String feature, int splits, double gain, double cover, double meanContribution) {

  /**
   * The importance of each feature of a model.
   *
   * @param ubj the trees
   * @param names of the features
   * @param rows over which contributions are averaged; 1 or more
   * @return by mean contribution, the highest first
   * @throws UnsupportedModelException when the trees cannot be explained
   * @throws IllegalArgumentException when trees, names and rows differ in the number of features
   */
  public static List<FeatureImportance> of(byte[] ubj, List<String> names, FeatureMatrix rows)
      throws UnsupportedModelException {
    TreeShap shap = TreeShap.load(ubj);
    if (names.size() != shap.columns() || rows.columns() != shap.columns() || rows.rows() == 0) {
      throw new IllegalArgumentException(
          "%d names and %d × %d values for %d features"
              .formatted(names.size(), rows.rows(), rows.columns(), shap.columns()));
    }
    double[] magnitudes = new double[names.size()];
    for (int row = 0; row < rows.rows(); row++) {
      double[] contributions = shap.contributions(rows.values(), row);
      for (int column = 0; column < magnitudes.length; column++) {
        magnitudes[column] += Math.abs(contributions[column]) / rows.rows();
      }
    }
    SplitStatistics statistics = SplitStatistics.of(ubj);
    return IntStream.range(0, names.size())
        .mapToObj(
            column -> {
              int splits = statistics.splits()[column];
              return new FeatureImportance(
                  names.get(column),
                  splits,
                  statistics.gains()[column] / Math.max(1, splits),
                  statistics.covers()[column] / Math.max(1, splits),
                  magnitudes[column]);
            })
        .sorted(Comparator.comparingDouble(FeatureImportance::meanContribution).reversed())
        .toList();
  }
}
