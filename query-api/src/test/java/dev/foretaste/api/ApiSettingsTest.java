package dev.foretaste.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ApiSettingsTest {
  @Test
  void shouldListenForTheSameMachineOnlyUnlessToldOtherwise() {
    ApiSettings settings = ApiSettings.onLoopback(8080);

    assertThat(settings.host()).isEqualTo("127.0.0.1");
    assertThat(settings.port()).isEqualTo(8080);
    assertThat(settings.withHost("0.0.0.0").host()).isEqualTo("0.0.0.0");
  }

  @Test
  void shouldRefuseImpossibleSettings() {
    assertThatThrownBy(() -> ApiSettings.onLoopback(65_536)).hasMessageContaining("port");
    assertThatThrownBy(() -> ApiSettings.onLoopback(-1)).hasMessageContaining("port");
    assertThatThrownBy(() -> new ApiSettings("localhost", 0, 1)).hasMessageContaining("threads");
  }
}
