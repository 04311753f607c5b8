package dev.foretaste.learning.training;

import dev.foretaste.scoring.ScoringException;
import java.util.Map;
import java.util.concurrent.CancellationException;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/**
 * Grows boosted trees with XGBoost4J until the validation loss stops falling. The same rows and
 * parameters give the same bytes. Native memory is freed before it returns. Thread-safe.
 */
final class TreeGrower {
  private final TrainingParameters parameters;

  TreeGrower(TrainingParameters parameters) {
    this.parameters = parameters;
  }

  /**
   * Grows trees.
   *
   * @param monitor asked and told between rounds
   * @throws CancellationException when it was cancelled
   * @throws ScoringException when XGBoost fails
   */
  GrownTrees grow(LabelledRows train, LabelledRows validation, TrainingMonitor monitor) {
    DMatrix trainMatrix = null;
    DMatrix validationMatrix = null;
    Booster booster = null;
    try {
      trainMatrix = train.toDMatrix();
      validationMatrix = validation.toDMatrix();
      booster = untrained(trainMatrix, validationMatrix);
      return grow(booster, trainMatrix, validationMatrix, monitor);
    } catch (XGBoostError e) {
      throw new ScoringException("XGBoost cannot train: " + e.getMessage(), e);
    } finally {
      if (booster != null) {
        booster.dispose();
      }
      if (validationMatrix != null) {
        validationMatrix.dispose();
      }
      if (trainMatrix != null) {
        trainMatrix.dispose();
      }
    }
  }

  private GrownTrees grow(
      Booster booster, DMatrix train, DMatrix validation, TrainingMonitor monitor)
      throws XGBoostError {
    GrownTrees best = new GrownTrees(new byte[0], 0, Double.POSITIVE_INFINITY);
    for (int round = 0;
        round < parameters.rounds() && round < best.rounds() + parameters.patience();
        round++) {
      monitor.throwIfCancelled();
      booster.update(train, round);
      double loss = loss(booster, validation, round);
      monitor.round(round + 1, parameters.rounds(), loss);
      if (loss < best.validationLoss()) {
        // Saved at once: XGBoost4J cannot take rounds away from a booster afterwards.
        best = new GrownTrees(booster.toByteArray("ubj"), round + 1, loss);
      }
    }
    if (best.rounds() == 0) {
      throw new ScoringException("XGBoost found no finite validation loss");
    }
    return best;
  }

  private Booster untrained(DMatrix train, DMatrix validation) throws XGBoostError {
    Map<String, DMatrix> watches = Map.of("validation", validation);
    return XGBoost.train(train, parameters.toXgboost(), 0, watches, null, null);
  }

  private static double loss(Booster booster, DMatrix validation, int round) throws XGBoostError {
    float[] losses = new float[1];
    booster.evalSet(new DMatrix[] {validation}, new String[] {"validation"}, round, losses);
    return losses[0];
  }
}
