package dev.foretaste.cli.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunningSystemTest {
  private final RunningSystem secured =
      new RunningSystem(
              "/data", "kafka:9092", "https://registry", "http://localhost:1", "app", 7, true)
          .with(
              Map.of(
                  "security.protocol",
                  "SASL_SSL",
                  "basic.auth.credentials.source",
                  "USER_INFO",
                  "basic.auth.user.info",
                  "ann:secret"));

  @Test
  void shouldReachKafkaWithTheClientProperties() {
    assertThat(secured.kafka())
        .containsEntry("bootstrap.servers", "kafka:9092")
        .containsEntry("security.protocol", "SASL_SSL");
  }

  @Test
  void shouldReachTheRegistryWithItsCredentials() {
    assertThat(secured.registry().authorization()).isEqualTo(Optional.of("Basic YW5uOnNlY3JldA=="));
  }

  @Test
  void shouldNotWriteTheClientPropertiesDown() throws IOException {
    ObjectMapper json = new ObjectMapper();

    String written = json.writeValueAsString(secured);

    assertThat(written).contains("kafka:9092").doesNotContain("SASL_SSL", "secret", "kafka\":{");
    assertThat(json.readValue(written, RunningSystem.class)).isEqualTo(secured.with(Map.of()));
  }
}
