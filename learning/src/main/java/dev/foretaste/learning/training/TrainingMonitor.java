package dev.foretaste.learning.training;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/** Follows a training from outside. Called on the thread that trains. */
public interface TrainingMonitor {

  /** Asked before every round and every group of rows; true ends the training. */
  boolean isCancelled();

  /**
   * A boosting round is over.
   *
   * @param round its number, from 1
   * @param most rounds at most; it may stop earlier
   * @param validationLoss log-loss on the validation rows after it
   */
  void round(int round, int most, double validationLoss);

  /** Does nothing but ask whether to go on. */
  static TrainingMonitor cancelledBy(BooleanSupplier cancelled) {
    return new TrainingMonitor() {
      @Override
      public boolean isCancelled() {
        return cancelled.getAsBoolean();
      }

      @Override
      public void round(int round, int most, double validationLoss) {}
    };
  }

  /**
   * Goes on, or not.
   *
   * @throws CancellationException when it was cancelled
   */
  default void throwIfCancelled() {
    if (isCancelled()) {
      throw new CancellationException("training was cancelled");
    }
  }
}
