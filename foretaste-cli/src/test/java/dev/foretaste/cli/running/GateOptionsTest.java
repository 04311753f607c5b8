package dev.foretaste.cli.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.foretaste.cli.console.UsageException;
import dev.foretaste.learning.gate.GateSettings;
import dev.foretaste.learning.gate.Policy;
import dev.foretaste.retrainer.Thresholds;
import dev.foretaste.retrainer.shadow.ShadowSettings;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class GateOptionsTest {

  @Test
  void shouldTakeTheStandardPolicyIfNoneIsGiven() {
    assertThat(parse().settings()).isEqualTo(GateSettings.standard());
  }

  @Test
  void shouldTakeThePolicyByItsName() {
    assertThat(parse("--policy", "manual").settings()).isEqualTo(GateSettings.of(Policy.MANUAL));
  }

  @Test
  void shouldNameTheOptionAndTheChoicesWhenThereIsNoSuchPolicy() {
    GateOptions options = parse("--policy", "lenient");

    assertThatThrownBy(options::settings)
        .isInstanceOf(UsageException.class)
        .hasMessageContainingAll(
            "--policy", "unknown", "strict, non-inferior, shadow-first, manual");
  }

  @Test
  void shouldTakeHowShadowsAreTried() {
    assertThat(parse().shadow()).isEqualTo(ShadowSettings.standard());
    assertThat(parse("--shadow-share", "12.5", "--shadow-outcomes", "300").shadow())
        .isEqualTo(ShadowSettings.standard().with(125, 300));
    assertThatThrownBy(() -> parse("--shadow-share", "0").shadow())
        .isInstanceOf(UsageException.class)
        .hasMessageContainingAll("--shadow-share", "0.1 to 100");
    assertThatThrownBy(() -> parse("--shadow-outcomes", "0").shadow())
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("--shadow-outcomes");
  }

  @Test
  void shouldTakeHowManyVersionsStay() {
    assertThat(parse().thresholds()).isEqualTo(Thresholds.standard());
    assertThat(parse("--kept-versions", "12").thresholds().keptVersions()).isEqualTo(12);
    assertThatThrownBy(() -> parse("--kept-versions", "0").thresholds())
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("--kept-versions");
  }

  private static GateOptions parse(String... arguments) {
    return CommandLine.populateCommand(new GateOptions(), arguments);
  }
}
