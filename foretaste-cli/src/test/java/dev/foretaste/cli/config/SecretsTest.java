package dev.foretaste.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

  @Test
  void shouldMaskAllThatKafkaHoldsToBeAPassword() {
    ConfigDef known = ConsumerConfig.configDef();

    assertThat(known.names())
        .filteredOn(name -> known.configKeys().get(name).type() == ConfigDef.Type.PASSWORD)
        .isNotEmpty()
        .allSatisfy(name -> assertThat(Secrets.masked(name, "hunter2")).isEqualTo(Secrets.MASK));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"basic.auth.user.info", "sasl.oauthbearer.client.credentials.client.secret"})
  void shouldMaskWhatHoldsASecret(String key) {
    assertThat(Secrets.masked(key, "hunter2")).isEqualTo(Secrets.MASK);
  }

  @Test
  void shouldMaskOnlyThePasswordOfAnAddress() {
    assertThat(Secrets.masked("schema-registry", "https://me:hunter2@registry:8081/v7"))
        .isEqualTo("https://" + Secrets.MASK + "@registry:8081/v7");
  }

  @Test
  void shouldShowWhatIsNoSecret() {
    assertThat(Secrets.masked("bootstrap-servers", "kafka:9092")).isEqualTo("kafka:9092");
  }
}
