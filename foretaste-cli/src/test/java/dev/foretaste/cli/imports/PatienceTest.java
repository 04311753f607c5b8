package dev.foretaste.cli.imports;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.foretaste.cli.console.FailureException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PatienceTest {
  private final AtomicLong now = new AtomicLong();
  private final Patience patience = new Patience(Duration.ofSeconds(10), now::get);

  @Test
  void shouldWaitForeverWhileSomethingMoves() {
    assertThatCode(
            () -> {
              for (int i = 0; i < 100; i++) {
                patience.check(i, "stuck");
                pass(Duration.ofSeconds(10));
              }
            })
        .doesNotThrowAnyException();
  }

  @Test
  void shouldGiveUpWithAdviceWhenNothingMoves() {
    patience.check(1, "stuck: check the log");
    pass(Duration.ofSeconds(11));

    assertThatThrownBy(() -> patience.check(1, "stuck: check the log"))
        .isInstanceOf(FailureException.class)
        .hasMessage("stuck: check the log (nothing moved for 10 s)");
  }

  private void pass(Duration time) {
    now.addAndGet(time.toNanos());
  }
}
