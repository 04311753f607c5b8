package dev.foretaste.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.foretaste.schema.OrderCancelled;
import dev.foretaste.schema.OrderPlaced;
import dev.foretaste.serde.HttpSchemaRegistryClient;
import dev.foretaste.serde.RegistryConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPlatformTest {

  @TempDir private Path directory;

  @Test
  void shouldKeepSchemasIdsAndPortsOverARestart() {
    String bootstrapServers;
    String registryUrl;
    int id;
    try (EmbeddedPlatform platform = EmbeddedPlatform.start(directory, 0, 0)) {
      bootstrapServers = platform.bootstrapServers();
      registryUrl = platform.schemaRegistryUrl();
      id = client(platform).register("orders-value", OrderPlaced.getClassSchema());
    }

    try (EmbeddedPlatform platform = EmbeddedPlatform.start(directory, 0, 0)) {
      assertThat(platform.bootstrapServers()).isEqualTo(bootstrapServers);
      assertThat(platform.schemaRegistryUrl()).isEqualTo(registryUrl);
      HttpSchemaRegistryClient client = client(platform);
      assertThat(client.schemaById(id)).contains(OrderPlaced.getClassSchema());
      assertThat(client.register("orders-value", OrderPlaced.getClassSchema())).isEqualTo(id);
      assertThat(client.register("cancelled-value", OrderCancelled.getClassSchema()))
          .isGreaterThan(id);
    }
  }

  @Test
  void shouldStopTheBrokerAgainWhenTheRegistrysPortIsInUse() throws IOException {
    try (ServerSocket occupant = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> EmbeddedPlatform.start(directory, 0, occupant.getLocalPort()))
          .isInstanceOf(EmbeddedStartException.class)
          .hasMessageContaining("Port " + occupant.getLocalPort() + " of the schema registry");
    }

    try (EmbeddedPlatform platform = EmbeddedPlatform.start(directory, 0, 0)) {
      assertThat(platform.schemaRegistryUrl()).startsWith("http://localhost:");
    }
  }

  private static HttpSchemaRegistryClient client(EmbeddedPlatform platform) {
    return new HttpSchemaRegistryClient(RegistryConfig.of(platform.schemaRegistryUrl()));
  }
}
