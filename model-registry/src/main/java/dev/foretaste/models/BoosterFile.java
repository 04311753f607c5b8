package dev.foretaste.models;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.foretaste.bundle.Sections;
import dev.foretaste.features.FeatureVectorizer;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/**
 * A booster as plain XGBoost saves it, in UBJ or JSON, that fits this version's features.
 *
 * @param ubj the model in the UBJ format
 * @param sha256 of the file as it came, lower-case hex
 * @param objective what it was trained for
 * @param rounds trees in it
 */
record BoosterFile(byte[] ubj, String sha256, String objective, int rounds) {
  private static final String OBJECTIVE = "binary:logistic";
  private static final String BOOSTER = "gbtree";
  private static final List<String> FEATURES = FeatureVectorizer.SCHEMA.names();

  /**
   * Reads and checks a file.
   *
   * @throws ModelRefusedException when it cannot score here; the message says what to do
   */
  static BoosterFile of(byte[] file) {
    Booster booster = null;
    try {
      booster = XGBoost.loadModel(file);
      requireFeatures(booster);
      JsonNode learner = new ObjectMapper().readTree(booster.toByteArray("json")).path("learner");
      JsonNode trees = learner.path("gradient_booster");
      String objective = learner.path("objective").path("name").asText();
      require("objective", objective, OBJECTIVE);
      require("booster", trees.path("name").asText(), BOOSTER);
      return new BoosterFile(
          booster.toByteArray("ubj"),
          Sections.sha256(file),
          objective,
          trees.path("model").path("gbtree_model_param").path("num_trees").asInt());
    } catch (XGBoostError | IOException e) {
      throw new ModelRefusedException(
          "XGBoost cannot read the booster: %s; save it with save_model to a .ubj or .json file"
              .formatted(firstLine(e)),
          e);
    } finally {
      if (booster != null) {
        booster.dispose();
      }
    }
  }

  private static void requireFeatures(Booster booster) throws XGBoostError {
    if (booster.getNumFeature() != FEATURES.size()) {
      throw new ModelRefusedException(
          "the booster has %d features, this version of Foretaste %d; train it on all columns that export-training-set writes"
              .formatted(booster.getNumFeature(), FEATURES.size()));
    }
    // A booster trained on a matrix without names has no names, or names that are null.
    String[] names = Objects.requireNonNullElse(booster.getFeatureNames(), new String[0]);
    for (int feature = 0; feature < names.length; feature++) {
      if (names[feature] != null && !names[feature].equals(FEATURES.get(feature))) {
        throw new ModelRefusedException(
            "feature %d of the booster is %s, this version of Foretaste has %s there; keep the names and the sequence of features.txt"
                .formatted(feature, names[feature], FEATURES.get(feature)));
      }
    }
  }

  private static void require(String what, String found, String wanted) {
    if (!found.equals(wanted)) {
      throw new ModelRefusedException(
          "the %s is %s, it must be %s; train again with %s = %s"
              .formatted(what, found, wanted, what, wanted));
    }
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }
}
