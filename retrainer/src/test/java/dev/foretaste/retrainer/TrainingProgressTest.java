package dev.foretaste.retrainer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretaste.retrainer.TrainingProgress.State;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TrainingProgressTest {
  private final AtomicLong clock = new AtomicLong();
  private final TrainingProgress progress = new TrainingProgress(() -> false, clock::get);

  @Test
  void shouldSayThatNoRoundIsDone() {
    assertThat(progress.state()).isEqualTo(State.BEGINNING);
    assertThat(progress.state().describe()).isEqualTo("rows are being made");
  }

  @Test
  void shouldTellTheTimeLeftAtThePaceOfTheRoundsAfterTheFirst() {
    round(10, 1);
    Duration none = progress.state().atMostLeft().orElse(Duration.ZERO);
    round(12, 2);
    round(14, 3);

    assertThat(none).isZero();
    assertThat(progress.state()).isEqualTo(new State(3, 20, 0.25, left(34)));
    assertThat(progress.state().describe())
        .isEqualTo(
            "round 3 of at most 20, validation log-loss 0.25000, at most 34 s of rounds left");
  }

  private static Optional<Duration> left(int seconds) {
    return Optional.of(Duration.ofSeconds(seconds));
  }

  private void round(int atSecond, int round) {
    clock.set(Duration.ofSeconds(atSecond).toNanos());
    progress.round(round, 20, 0.25);
  }
}
