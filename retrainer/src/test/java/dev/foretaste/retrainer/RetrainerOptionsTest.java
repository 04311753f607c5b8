package dev.foretaste.retrainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.foretaste.learning.gate.GateSettings;
import dev.foretaste.learning.gate.Policy;
import dev.foretaste.retrainer.shadow.ShadowSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;

class RetrainerOptionsTest {
  private static final Map<String, String> CLUSTER =
      Map.of("bootstrap.servers", "kafka:9092", "schema.registry.url", "http://registry:8081");

  @Test
  void shouldTakeEverythingFromTheFile() {
    RetrainerConfig config =
        RetrainerOptions.parse(
            with("security.protocol", "SSL", "foretaste.retrainer.new-examples", "5000"), Map.of());

    assertThat(config.bootstrapServers()).isEqualTo("kafka:9092");
    assertThat(config.schemaRegistryUrl()).isEqualTo("http://registry:8081");
    assertThat(config.clientProperties()).containsExactly(Map.entry("security.protocol", "SSL"));
    assertThat(config.thresholds().newExamples()).isEqualTo(5_000);
    assertThat(config.kafka()).containsEntry("bootstrap.servers", "kafka:9092");
  }

  @Test
  void shouldLetTheEnvironmentWin() {
    RetrainerConfig config =
        RetrainerOptions.parse(CLUSTER, Map.of("FORETASTE_BOOTSTRAP_SERVERS", "other:9092"));

    assertThat(config.bootstrapServers()).isEqualTo("other:9092");
  }

  @Test
  void shouldNameWhatIsMissing() {
    assertThatThrownBy(
            () -> RetrainerOptions.parse(Map.of("bootstrap.servers", "kafka:9092"), Map.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContainingAll("schema.registry.url", "FORETASTE_SCHEMA_REGISTRY");
  }

  @Test
  void shouldNameWhatIsWrong() {
    assertThatThrownBy(
            () -> RetrainerOptions.parse(with("foretaste.retrainer.threads", "many"), Map.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContainingAll("foretaste.retrainer.threads", "whole number");
    assertThatThrownBy(
            () -> RetrainerOptions.parse(with("foretaste.retrainer.new-exmples", "9"), Map.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContainingAll("new-exmples", "new-examples");
  }

  @Test
  void shouldTakeTheGatesPolicy() {
    assertThat(RetrainerOptions.parse(CLUSTER, Map.of()).gate())
        .isEqualTo(GateSettings.of(Policy.NON_INFERIOR));
    assertThat(
            RetrainerOptions.parse(with("foretaste.retrainer.policy", "strict"), Map.of()).gate())
        .isEqualTo(GateSettings.of(Policy.STRICT));
    assertThatThrownBy(
            () -> RetrainerOptions.parse(with("foretaste.retrainer.policy", "lenient"), Map.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContainingAll("foretaste.retrainer.policy", "unknown", "shadow-first");
  }

  @Test
  void shouldTakeHowShadowsAreTried() {
    Map<String, String> given =
        with(
            "foretaste.retrainer.shadow-share",
            "100",
            "foretaste.retrainer.shadow-outcomes",
            "500");

    assertThat(RetrainerOptions.parse(given, Map.of()).shadow())
        .isEqualTo(ShadowSettings.standard().with(100, 500));
    assertThatThrownBy(
            () ->
                RetrainerOptions.parse(with("foretaste.retrainer.shadow-share", "1001"), Map.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContainingAll("shadow-share", "1 to 1000");
  }

  @Test
  void shouldTakeTheSchedule() {
    assertThat(RetrainerOptions.parse(CLUSTER, Map.of()).thresholds().trainEvery()).isEmpty();
    assertThat(
            RetrainerOptions.parse(with("foretaste.retrainer.train-every", "PT6H"), Map.of())
                .thresholds()
                .trainEvery())
        .contains(Duration.ofHours(6));
    for (String wrong : List.of("6 hours", "PT0S", "-PT1H")) {
      assertThatThrownBy(
              () ->
                  RetrainerOptions.parse(with("foretaste.retrainer.train-every", wrong), Map.of()))
          .isInstanceOf(ConfigException.class)
          .hasMessageContainingAll("foretaste.retrainer.train-every", wrong, "PT6H");
    }
  }

  private static Map<String, String> with(String... more) {
    Map<String, String> properties = new HashMap<>(CLUSTER);
    for (int i = 0; i < more.length; i += 2) {
      properties.put(more[i], more[i + 1]);
    }
    return properties;
  }
}
