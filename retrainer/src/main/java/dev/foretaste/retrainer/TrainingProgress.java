package dev.foretaste.retrainer;

import dev.foretaste.learning.training.TrainingMonitor;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** How far a training is: written by the thread that trains, read by others. Thread-safe. */
final class TrainingProgress implements TrainingMonitor {

  /**
   * After a round.
   *
   * @param round its number, from 1; 0 while rows are made
   * @param most rounds at most; 0 while rows are made
   * @param validationLoss log-loss on the validation rows; NaN before the first round
   * @param atMostLeft until the last round, at the pace so far; it may stop earlier, and judging
   *     comes after it. Empty before the first round
   */
  record State(int round, int most, double validationLoss, Optional<Duration> atMostLeft) {
    static final State BEGINNING = new State(0, 0, Double.NaN, Optional.empty());

    /** For people. */
    String describe() {
      if (round == 0) {
        return "rows are being made";
      }
      return "round %d of at most %d, validation log-loss %.5f, at most %d s of rounds left"
          .formatted(round, most, validationLoss, atMostLeft.orElse(Duration.ZERO).toSeconds());
    }
  }

  private final BooleanSupplier cancelled;
  private final LongSupplier nanos;
  private volatile State state = State.BEGINNING;
  private long firstRoundEnded;

  /**
   * Nothing has been done yet.
   *
   * @param cancelled whether to stop
   * @param nanos a clock that only goes forward, in ns
   */
  TrainingProgress(BooleanSupplier cancelled, LongSupplier nanos) {
    this.cancelled = cancelled;
    this.nanos = nanos;
  }

  /** How far it is. */
  State state() {
    return state;
  }

  @Override
  public boolean isCancelled() {
    return cancelled.getAsBoolean();
  }

  /** The first round pays for what later ones find done; the pace is that of the others. */
  @Override
  public void round(int round, int most, double validationLoss) {
    long now = nanos.getAsLong();
    if (round == 1) {
      firstRoundEnded = now;
    }
    Optional<Duration> left =
        round == 1
            ? Optional.empty()
            : Optional.of(Duration.ofNanos((now - firstRoundEnded) / (round - 1) * (most - round)));
    state = new State(round, most, validationLoss, left);
  }
}
