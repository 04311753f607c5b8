package dev.foretaste.learning.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PolicyTest {

  @Test
  void shouldBeFoundByItsName() {
    assertThat(Policy.named("strict")).isEqualTo(Policy.STRICT);
    assertThat(Policy.named("non-inferior")).isEqualTo(Policy.NON_INFERIOR);
    assertThat(Policy.named("shadow-first")).isEqualTo(Policy.SHADOW_FIRST);
    assertThat(Policy.named("manual")).isEqualTo(Policy.MANUAL);
    assertThat(GateSettings.standard().policy()).isEqualTo(Policy.NON_INFERIOR);
  }

  @Test
  void shouldNameTheChoicesWhenThereIsNoSuchPolicy() {
    assertThatThrownBy(() -> Policy.named("lenient"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the policy lenient is unknown; choose one of strict, non-inferior, shadow-first, manual");
  }

  @Test
  void shouldPromoteAtOnceOnlyWhatNeedsNoFurtherProof() {
    assertThat(Policy.STRICT.onPassing()).isEqualTo(Outcome.PROMOTED);
    assertThat(Policy.NON_INFERIOR.onPassing()).isEqualTo(Outcome.PROMOTED);
    assertThat(Policy.SHADOW_FIRST.onPassing()).isEqualTo(Outcome.PASSED);
    assertThat(Policy.MANUAL.onPassing()).isEqualTo(Outcome.PASSED);
  }

  @Test
  void shouldRefuseSettingsOutOfRange() {
    assertThatThrownBy(() -> new GateSettings(Policy.STRICT, 1.1, 1, 1))
        .hasMessageContaining("margin");
    assertThatThrownBy(() -> new GateSettings(Policy.STRICT, Double.NaN, 1, 1))
        .hasMessageContaining("margin");
    assertThatThrownBy(() -> new GateSettings(Policy.STRICT, 0, 0, 1))
        .hasMessageContaining("latencyMicros");
    assertThatThrownBy(() -> new GateSettings(Policy.STRICT, 0, 1, 0))
        .hasMessageContaining("bundleBytes");
  }
}
