package dev.foretaste.cli.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PaceTest {

  @Test
  void shouldNotBeFasterThanTheRate() {
    Pace pace = Pace.perSecond(500);
    long start = System.nanoTime();

    for (int i = 0; i < 51; i++) {
      pace.await();
    }

    // The first turn is free, fifty gaps of 2 ms follow.
    assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(98));
  }
}
