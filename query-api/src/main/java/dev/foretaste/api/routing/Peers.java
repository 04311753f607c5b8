package dev.foretaste.api.routing;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.streams.state.HostInfo;

/**
 * The other instances, over HTTP/1.1 connections that are kept. Asking changes nothing there, so it
 * may be repeated. Thread-safe.
 */
final class Peers {
  static final String LANGUAGE = "Accept-Language";

  private static final Duration CONNECT_LIMIT = Duration.ofMillis(250);

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_LIMIT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final Optional<InternalSecret> secret;

  Peers(Optional<InternalSecret> secret) {
    this.secret = secret;
  }

  /** Whether others can be asked at all. */
  boolean canBeAsked() {
    return secret.isPresent();
  }

  /**
   * Asks another instance.
   *
   * @param body JSON; empty for none
   * @throws IOException when it does not answer in time, or not at all
   */
  PeerAnswer ask(
      HostInfo host,
      String method,
      String target,
      Optional<byte[]> body,
      Optional<String> language,
      Duration limit)
      throws IOException, InterruptedException {
    HttpRequest request = request(host, method, target, body, language, limit);
    try {
      return new PeerAnswer(client.send(request, BodyHandlers.ofByteArray()));
    } catch (ConnectException | HttpTimeoutException e) {
      throw e;
    } catch (IOException e) {
      // A kept connection that the other end had just closed: a new one tells whether it lives.
      return new PeerAnswer(client.send(request, BodyHandlers.ofByteArray()));
    }
  }

  private HttpRequest request(
      HostInfo host,
      String method,
      String target,
      Optional<byte[]> body,
      Optional<String> language,
      Duration limit) {
    BodyPublisher publisher =
        body.map(BodyPublishers::ofByteArray).orElseGet(BodyPublishers::noBody);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://" + inUrl(host) + target))
            .timeout(limit)
            .header(InternalSecret.HEADER, secret.orElseThrow().value())
            .method(method, publisher);
    body.ifPresent(json -> request.header("Content-Type", "application/json"));
    language.ifPresent(accepted -> request.header(LANGUAGE, accepted));
    return request.build();
  }

  private static String inUrl(HostInfo host) {
    String name = host.host();
    boolean bare = name.indexOf(':') >= 0 && !name.startsWith("[");
    return (bare ? "[" + name + "]" : name) + ":" + host.port();
  }
}
