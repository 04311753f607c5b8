package dev.foretaste.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.foretaste.api.transport.TlsFiles;
import dev.foretaste.api.transport.Transport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransportTest {
  @TempDir private static Path directory;
  private static TlsMaterial first;
  private static TlsMaterial second;

  private final TlsFiles files =
      new TlsFiles(directory.resolve("tls.crt"), directory.resolve("tls.key"));
  private ApiUnderTest api;

  @BeforeEach
  void start() throws Exception {
    if (first == null) {
      first = TlsMaterial.make(directory, "first", "EC");
      second = TlsMaterial.make(directory, "second", "RSA");
    }
    first.write(files.certificates(), files.key());
    api = new ApiUnderTest(Transport.plain().withTls(files));
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void shouldSpeakHttp2AndAskToBeReachedOverTlsFromThenOn() throws Exception {
    HttpResponse<String> response = get(HttpClient.Version.HTTP_2);

    assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_2);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Strict-Transport-Security"))
        .hasValue("max-age=31536000");
    assertThat(get(HttpClient.Version.HTTP_1_1).version()).isEqualTo(HttpClient.Version.HTTP_1_1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void shouldSpeakModernProtocols(String protocol) throws Exception {
    try (SSLSocket socket = connect()) {
      socket.setEnabledProtocols(new String[] {protocol});
      socket.startHandshake();

      assertThat(socket.getSession().getProtocol()).isEqualTo(protocol);
      assertThat(socket.getSession().getCipherSuite()).matches(".*(GCM|POLY1305).*");
    }
  }

  @Test
  void shouldRefuseWhatIsOldOrWeak() throws Exception {
    int strong = 0xC02B; // TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256
    int blockCipher = 0xC023; // TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256
    int oldBlockCipher = 0xC009; // TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA

    assertThat(ClientHello.isAnswered(api.port(), ClientHello.TLS_1_2, strong)).isTrue();
    assertThat(ClientHello.isAnswered(api.port(), ClientHello.TLS_1_2, blockCipher)).isFalse();
    assertThat(ClientHello.isAnswered(api.port(), ClientHello.TLS_1_2, oldBlockCipher)).isFalse();
    assertThat(ClientHello.isAnswered(api.port(), ClientHello.TLS_1_1, oldBlockCipher)).isFalse();
    assertThat(ClientHello.isAnswered(api.port(), ClientHello.TLS_1_0, oldBlockCipher)).isFalse();

    second.write(files.certificates(), files.key());
    api.reloadCertificate();
    int ephemeral = 0xC02F; // TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256
    int withoutForwardSecrecy = 0x009C; // TLS_RSA_WITH_AES_128_GCM_SHA256
    assertThat(ClientHello.isAnswered(api.port(), ClientHello.TLS_1_2, ephemeral)).isTrue();
    assertThat(ClientHello.isAnswered(api.port(), ClientHello.TLS_1_2, withoutForwardSecrecy))
        .isFalse();
  }

  @Test
  void shouldRefusePlainHttp() {
    assertThatThrownBy(() -> RawHttp.get(api.port(), "/health/live").status())
        .isInstanceOf(RuntimeException.class);
  }

  @Test
  void shouldTakeUpANewCertificateAndKeepConnections() throws Exception {
    try (SSLSocket kept = connect()) {
      assertThat(certificateOf(kept)).isEqualTo(first.certificate);
      assertThat(ask(kept)).startsWith("HTTP/1.1 200");

      second.write(files.certificates(), files.key());
      api.reloadCertificate();

      assertThat(ask(kept)).startsWith("HTTP/1.1 200");
      try (SSLSocket fresh = connect()) {
        assertThat(certificateOf(fresh)).isEqualTo(second.certificate);
        assertThat(ask(fresh)).startsWith("HTTP/1.1 200");
      }
      assertThat(ask(kept)).startsWith("HTTP/1.1 200");
    }
  }

  @Test
  void shouldGoOnWhenTheNewFilesCannotBeUsed() throws Exception {
    Files.writeString(files.certificates(), "half a certificate");
    api.reloadCertificate();
    try (SSLSocket socket = connect()) {
      assertThat(certificateOf(socket)).isEqualTo(first.certificate);
    }
    second.write(files.certificates(), directory.resolve("other.key"));
    api.reloadCertificate();
    try (SSLSocket socket = connect()) {
      assertThat(certificateOf(socket)).isEqualTo(first.certificate);
    }
  }

  @Test
  void shouldNotStartWithFilesThatCannotBeUsed() throws Exception {
    second.write(directory.resolve("second.crt"), directory.resolve("second.key"));
    TlsFiles mixed = new TlsFiles(directory.resolve("second.crt"), files.key());

    assertThatThrownBy(() -> new ApiUnderTest(Transport.plain().withTls(mixed)))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("tls.key is not the key of the first certificate");
  }

  private HttpResponse<String> get(HttpClient.Version version) throws Exception {
    HttpClient client =
        HttpClient.newBuilder().version(version).sslContext(first.trusting()).build();
    URI uri = URI.create("https://localhost:" + api.port() + "/health/live");
    return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }

  /** A client that takes any certificate and offers whatever its JDK knows. */
  private SSLSocket connect() throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new TrustAnything()}, new SecureRandom());
    SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", api.port());
    socket.setSoTimeout(30_000);
    return socket;
  }

  private static Certificate certificateOf(SSLSocket socket) throws IOException {
    return socket.getSession().getPeerCertificates()[0];
  }

  private static String ask(SSLSocket socket) throws IOException {
    socket
        .getOutputStream()
        .write(
            "GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n"
                .getBytes(StandardCharsets.US_ASCII));
    byte[] answer = new byte[4_096];
    int count = socket.getInputStream().read(answer);
    return new String(answer, 0, count, StandardCharsets.US_ASCII);
  }

  private static final class TrustAnything implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
