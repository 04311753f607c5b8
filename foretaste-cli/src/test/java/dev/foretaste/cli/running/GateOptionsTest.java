package dev.foretaste.cli.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.foretaste.cli.console.UsageException;
import dev.foretaste.learning.gate.GateSettings;
import dev.foretaste.learning.gate.Policy;
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
    GateOptions options = parse("--policy", "shadow-first");

    assertThatThrownBy(options::settings)
        .isInstanceOf(UsageException.class)
        .hasMessageContainingAll("--policy", "not available yet", "strict, non-inferior, manual");
  }

  private static GateOptions parse(String... arguments) {
    return CommandLine.populateCommand(new GateOptions(), arguments);
  }
}
