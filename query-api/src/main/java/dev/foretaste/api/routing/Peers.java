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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
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
   * A question to another instance.
   *
   * @param body JSON; empty for none
   */
  record Question(String method, String target, Optional<byte[]> body, Optional<String> language) {}

  /**
   * Asks another instance.
   *
   * @throws IOException when it does not answer in time, or not at all
   */
  PeerAnswer ask(HostInfo host, Question question, Duration limit)
      throws IOException, InterruptedException {
    try {
      return begin(host, question, limit).get();
    } catch (ExecutionException e) {
      throw new IOException("No answer from " + host.host() + ":" + host.port(), e.getCause());
    }
  }

  /** Asks another instance without waiting; fails as {@link #ask} does. */
  CompletableFuture<PeerAnswer> begin(HostInfo host, Question question, Duration limit) {
    HttpRequest request = request(host, question, limit);
    return client
        .sendAsync(request, BodyHandlers.ofByteArray())
        .exceptionallyCompose(
            failure ->
                isOfTheConnection(failure)
                    ? client.sendAsync(request, BodyHandlers.ofByteArray())
                    : CompletableFuture.failedFuture(failure))
        .thenApply(PeerAnswer::new);
  }

  /** A kept connection that the other end had just closed: a new one tells whether it lives. */
  private static boolean isOfTheConnection(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return cause instanceof IOException
        && !(cause instanceof ConnectException)
        && !(cause instanceof HttpTimeoutException);
  }

  private HttpRequest request(HostInfo host, Question question, Duration limit) {
    BodyPublisher publisher =
        question.body().map(BodyPublishers::ofByteArray).orElseGet(BodyPublishers::noBody);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://" + inUrl(host) + question.target()))
            .timeout(limit)
            .header(InternalSecret.HEADER, secret.orElseThrow().value())
            .method(question.method(), publisher);
    question.body().ifPresent(json -> request.header("Content-Type", "application/json"));
    question.language().ifPresent(accepted -> request.header(LANGUAGE, accepted));
    return request.build();
  }

  private static String inUrl(HostInfo host) {
    String name = host.host();
    boolean bare = name.indexOf(':') >= 0 && !name.startsWith("[");
    return (bare ? "[" + name + "]" : name) + ":" + host.port();
  }
}
