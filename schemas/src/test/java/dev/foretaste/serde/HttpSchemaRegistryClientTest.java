package dev.foretaste.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpSchemaRegistryClientTest {

  private static final String INT = "{\"schema\":\"\\\"int\\\"\"}";

  @Test
  void shouldAskForTheSchemaOfAnIdOnce() throws IOException {
    try (StubRegistry registry = new StubRegistry(200, INT)) {
      HttpSchemaRegistryClient client = client(registry.url());

      assertThat(client.schemaById(7)).contains(Schema.create(Schema.Type.INT));
      assertThat(client.schemaById(7)).contains(Schema.create(Schema.Type.INT));

      assertThat(registry.requests()).containsExactly("GET /schemas/ids/7");
    }
  }

  @Test
  void shouldRegisterASchemaOnce() throws IOException {
    try (StubRegistry registry = new StubRegistry(200, "{\"id\":7}")) {
      HttpSchemaRegistryClient client = client(registry.url() + "/");

      client.register("a topic-value", Schema.create(Schema.Type.INT));

      assertThat(client.register("a topic-value", Schema.create(Schema.Type.INT))).isEqualTo(7);
      assertThat(registry.requests()).containsExactly("POST /subjects/a%20topic-value/versions");
    }
  }

  @Test
  void shouldGoOnToTheNextAddressWhenOneIsDown() throws IOException {
    try (StubRegistry failing = new StubRegistry(500, "");
        StubRegistry working = new StubRegistry(200, INT)) {
      HttpSchemaRegistryClient client =
          client(closedAddress() + ", " + failing.url() + "," + working.url());

      assertThat(client.schemaById(7)).isPresent();
      assertThat(client.schemaById(8)).isPresent();

      assertThat(failing.requests()).hasSize(1);
      assertThat(working.requests()).hasSize(2);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 429, 500, 503})
  void shouldCallARegistryThatCannotAnswerNowUnavailable(int status) throws IOException {
    try (StubRegistry registry = new StubRegistry(status, "{\"error_code\":50001}")) {
      assertThatThrownBy(() -> client(registry.url()).schemaById(7))
          .isInstanceOf(SchemaRegistryUnavailableException.class)
          .hasMessageContaining("HTTP status " + status);
    }
  }

  @Test
  void shouldCallARegistryThatIsNotThereUnavailable() throws IOException {
    String address = closedAddress();

    assertThatThrownBy(() -> client(address).schemaById(7))
        .isInstanceOf(SchemaRegistryUnavailableException.class)
        .hasMessageContaining(address);
  }

  @Test
  void shouldCallSomethingElseThatAnswersUnavailable() throws IOException {
    try (StubRegistry website = new StubRegistry(200, "<html>")) {
      assertThatThrownBy(() -> client(website.url()).schemaById(7))
          .isInstanceOf(SchemaRegistryUnavailableException.class)
          .hasMessageContaining("check schema.registry.url");
    }
  }

  @Test
  void shouldNotTakeAMissingPageOrMissingRightsForAMissingSchema() throws IOException {
    try (StubRegistry proxy = new StubRegistry(404, "<html>no such page</html>");
        StubRegistry locked =
            new StubRegistry(401, "{\"error_code\":40101,\"message\":\"who are you\"}")) {
      assertThatThrownBy(() -> client(proxy.url()).schemaById(7))
          .isInstanceOf(SchemaRegistryException.class)
          .hasMessageContaining("HTTP status 404");
      assertThatThrownBy(() -> client(locked.url()).schemaById(7))
          .isInstanceOf(SchemaRegistryException.class)
          .hasMessage("who are you (HTTP status 401, error code 40101)");
    }
  }

  @Test
  void shouldReportAMissingSchemaAsEmpty() throws IOException {
    try (StubRegistry registry = new StubRegistry(404, "{\"error_code\":40403}")) {
      assertThat(client(registry.url()).schemaById(7)).isEmpty();
    }
  }

  @Test
  void shouldCallASchemaOfAnotherLanguageUndecodable() throws IOException {
    try (StubRegistry registry =
        new StubRegistry(200, "{\"schema\":\"{}\",\"schemaType\":\"JSON\"}")) {
      assertThatThrownBy(() -> client(registry.url()).schemaById(7))
          .isInstanceOf(UndecodableRecordException.class)
          .hasMessageContaining("schema 7 is of type JSON");
    }
  }

  @Test
  void shouldSendCredentialsFromEitherSource() throws IOException {
    try (StubRegistry registry = new StubRegistry(200, INT)) {
      client(registry.urlWith("ann:secret")).schemaById(1);
      new HttpSchemaRegistryClient(
              RegistryConfig.from(
                  Map.of(
                      "schema.registry.url", registry.url(),
                      "basic.auth.credentials.source", "USER_INFO",
                      "basic.auth.user.info", "ann:secret")))
          .schemaById(1);
      client(registry.url()).schemaById(1);

      assertThat(registry.authorizations())
          .containsExactly("Basic YW5uOnNlY3JldA==", "Basic YW5uOnNlY3JldA==", "null");
    }
  }

  private static HttpSchemaRegistryClient client(String urls) {
    return new HttpSchemaRegistryClient(RegistryConfig.of(urls));
  }

  private static String closedAddress() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return "http://localhost:" + socket.getLocalPort();
    }
  }
}
