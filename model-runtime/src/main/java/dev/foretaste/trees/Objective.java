package dev.foretaste.trees;

import java.util.Arrays;
import java.util.List;

/**
 * What a model was trained for, as far as predicting goes: how the base score becomes the margin
 * that the trees add to, and how a margin becomes a prediction. The formulas are those of XGBoost's
 * {@code ObjFunction::ProbToMargin} and {@code PredTransform}.
 */
enum Objective {
  /** The margin is the prediction. */
  IDENTITY(
      "binary:logitraw",
      "rank:ndcg",
      "rank:map",
      "rank:pairwise",
      "reg:squarederror",
      "reg:squaredlogerror",
      "reg:absoluteerror",
      "reg:pseudohubererror") {
    @Override
    float margin(float baseScore) {
      return baseScore;
    }

    @Override
    float prediction(float margin) {
      return margin;
    }
  },
  /** The margin is the log-odds of the prediction. */
  LOGISTIC("binary:logistic", "reg:logistic") {
    @Override
    float margin(float baseScore) {
      return -SinglePrecision.log(1.0f / baseScore - 1.0f);
    }

    @Override
    float prediction(float margin) {
      return SinglePrecision.sigmoid(margin);
    }
  },
  /** The margin is the logarithm of the prediction. */
  LOG("survival:cox", "reg:gamma", "reg:tweedie", "count:poisson") {
    @Override
    float margin(float baseScore) {
      return SinglePrecision.log(baseScore);
    }

    @Override
    float prediction(float margin) {
      return SinglePrecision.exp(margin);
    }
  },
  /** As the logarithm, but the power is taken in double precision. */
  LOG_TIME("survival:aft") {
    @Override
    float margin(float baseScore) {
      return SinglePrecision.log(baseScore);
    }

    @Override
    float prediction(float margin) {
      return (float) StrictMath.exp(margin);
    }
  };

  private final List<String> names;

  Objective(String... names) {
    this.names = List.of(names);
  }

  static Objective named(String name) throws UnsupportedModelException {
    return Arrays.stream(values())
        .filter(objective -> objective.names.contains(name))
        .findFirst()
        .orElseThrow(() -> new UnsupportedModelException("learner.objective.name is " + name));
  }

  abstract float margin(float baseScore);

  abstract float prediction(float margin);
}
