package dev.foretaste.learning.training;

import dev.foretaste.features.FeatureSchema;
import dev.foretaste.features.FeatureVectorizer;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes a training set in the LibSVM format as XGBoost reads it: {@code train.libsvm}, {@code
 * validation.libsvm} and {@code holdout.libsvm}, one row a line, {@code LABEL INDEX:VALUE …} with
 * indices from 0; what is not written is missing, a zero is written. Where orders were rated, all
 * labels are {@code LABEL:WEIGHT}.
 *
 * <p>Beside each, {@code NAME.groups} says how many rows each order has, one a line; the rows stand
 * in that sequence. They are not in the rows as {@code qid}, because XGBoost then takes weights of
 * groups only, which no objective but ranking knows. {@code features.txt} names the features in
 * XGBoost's feature map format. Stateless and thread-safe.
 */
public final class TrainingSetFiles {
  private static final FeatureSchema SCHEMA = FeatureVectorizer.SCHEMA;

  private TrainingSetFiles() {}

  /** Writes into a directory, which is made when it is not there. */
  public static void write(TrainingSet set, Path directory) throws IOException {
    Files.createDirectories(directory);
    write(set.train(), directory, "train");
    write(set.validation(), directory, "validation");
    write(set.holdout(), directory, "holdout");
    try (Writer out = writer(directory, "features.txt")) {
      for (int feature = 0; feature < SCHEMA.size(); feature++) {
        out.write("%d\t%s\tq\n".formatted(feature, SCHEMA.names().get(feature)));
      }
    }
  }

  private static void write(LabelledRows rows, Path directory, String name) throws IOException {
    float[] weights = rows.weights();
    boolean weighted = false;
    for (float weight : weights) {
      weighted |= weight != 1;
    }
    try (Writer out = writer(directory, name + ".libsvm")) {
      for (int row = 0; row < rows.size(); row++) {
        String weight = weighted ? ":" + weights[row] : "";
        out.write((rows.isOrdered(row) ? "1" : "0") + weight + features(rows, row) + "\n");
      }
    }
    try (Writer out = writer(directory, name + ".groups")) {
      for (int size : rows.groupSizes()) {
        out.write(size + "\n");
      }
    }
  }

  private static String features(LabelledRows rows, int row) {
    StringBuilder line = new StringBuilder();
    for (int feature = 0; feature < SCHEMA.size(); feature++) {
      float value = rows.value(row, feature);
      if (!Float.isNaN(value)) {
        // The shortest text that reads back as the same float.
        line.append(' ').append(feature).append(':').append(value);
      }
    }
    return line.toString();
  }

  private static Writer writer(Path directory, String name) throws IOException {
    return Files.newBufferedWriter(directory.resolve(name), StandardCharsets.UTF_8);
  }
}
