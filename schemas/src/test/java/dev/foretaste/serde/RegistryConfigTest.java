package dev.foretaste.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.foretaste.schema.OrderPlaced;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;

class RegistryConfigTest {

  @Test
  void shouldNameTheMissingAddress() {
    assertThatThrownBy(() -> RegistryConfig.from(Map.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("schema.registry.url is not set");
  }

  @Test
  void shouldRefuseWhatIsNotAnAddressWithoutRepeatingIt() {
    assertThatThrownBy(() -> RegistryConfig.of("ann:secret@registry"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("http:// or https://")
        .hasMessageNotContaining("secret");
  }

  @Test
  void shouldKeepPasswordsOutOfAddressesAndText() {
    RegistryConfig config = RegistryConfig.of("https://ann:secret@registry:8081/api/");

    assertThat(config.urls()).singleElement().hasToString("https://registry:8081/api");
    assertThat(config.toString()).doesNotContain("secret");
  }

  @Test
  void shouldRefuseCredentialsSourcesItDoesNotKnow() {
    assertThatThrownBy(
            () ->
                RegistryConfig.from(
                    Map.of(
                        "schema.registry.url", "http://registry",
                        "basic.auth.credentials.source", "SASL_INHERIT")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("use URL or USER_INFO");
    assertThatThrownBy(
            () ->
                RegistryConfig.from(
                    Map.of(
                        "schema.registry.url", "http://registry",
                        "basic.auth.credentials.source", "USER_INFO")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("basic.auth.user.info must be user:password");
  }

  @Test
  void shouldRefuseSerdesForKeysAndSettingsThatWouldBeIgnored() {
    Map<String, String> config = Map.of("schema.registry.url", "http://registry");

    assertThatThrownBy(() -> new AvroSerializer<OrderPlaced>().configure(config, true))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("StringSerializer");
    assertThatThrownBy(() -> new AvroDeserializer<OrderPlaced>().configure(config, true))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("StringDeserializer");
    assertThatThrownBy(
            () ->
                new AvroSerializer<OrderPlaced>()
                    .configure(
                        Map.of("schema.registry.url", "http://r", "use.latest.version", "true"),
                        false))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("auto.register.schemas=false");
  }
}
