package dev.foretaste.preferences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class DecayTest {

  @Test
  void shouldLeaveEverythingAtOnceAndItsBaseAfterOneOrder() {
    assertThat(Decay.FAST.after(0)).isEqualTo(1);
    assertThat(Decay.FAST.after(1)).isEqualTo(0.6);
    assertThat(Decay.SLOW.after(0)).isEqualTo(1);
    assertThat(Decay.SLOW.after(1)).isEqualTo(0.9);
  }

  @Property
  void shouldBeAPowerOfItsBaseInAndBeyondTheTable(@ForAll @IntRange(max = 3_000) int orders) {
    assertThat(Decay.FAST.after(orders)).isEqualTo(StrictMath.pow(0.6, orders));
    assertThat(Decay.SLOW.after(orders)).isEqualTo(StrictMath.pow(0.9, orders));
  }

  @Property
  void shouldSumWhatIsLeftOfEveryOrder(@ForAll @IntRange(max = 500) int orders) {
    double sum = 0;
    for (int since = 0; since < orders; since++) {
      sum += Math.pow(0.9, since);
    }

    assertThat(Decay.SLOW.sumOver(orders)).isCloseTo(sum, within(1e-9));
  }

  @Test
  void shouldHalveEveryThirtyDays() {
    assertThat(Decay.afterMillis(0)).isEqualTo(1);
    assertThat(Decay.afterMillis(2_592_000_000L)).isEqualTo(0.5);
    assertThat(Decay.afterMillis(2 * 2_592_000_000L)).isEqualTo(0.25);
  }

  @Property
  void shouldNeverGrowWithTime(
      @ForAll @LongRange(max = 100_000_000_000L) long first,
      @ForAll @LongRange(max = 100_000_000_000L) long more) {
    assertThat(Decay.afterMillis(first + more)).isLessThanOrEqualTo(Decay.afterMillis(first));
  }
}
