package dev.foretaste.cli.running;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;

/** A client of the query API. */
final class Api {
  private static final long LIMIT_NANOS = TimeUnit.MINUTES.toNanos(3);
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private final HttpClient client;
  private final URI root;
  private final Optional<String> key;

  /** The API at this address, for example {@code http://localhost:8080}. */
  Api(String url) {
    this(HttpClient.newHttpClient(), url, Optional.empty());
  }

  private Api(HttpClient client, String url, Optional<String> key) {
    this.client = client;
    root = URI.create(url);
    this.key = key;
  }

  /** The same, with this API key. */
  Api withKey(String token) {
    return new Api(client, root.toString(), Optional.of(token));
  }

  /** The same over TLS, under the name to which certificates of tests are given. */
  Api overTls(SSLContext trusting) {
    return new Api(
        HttpClient.newBuilder().sslContext(trusting).build(), "https://localhost:" + port(), key);
  }

  int port() {
    return root.getPort();
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(to(path).build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder to(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(root.resolve(path));
    key.ifPresent(token -> request.header("Authorization", "Bearer " + token));
    return request;
  }

  HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
    return client.send(
        to(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json))
            .build(),
        BodyHandlers.ofString());
  }

  /** Asks until the answer is 200, and returns its body. */
  String awaitOk(String path) throws IOException, InterruptedException {
    return await(path, response -> response.statusCode() == 200).body();
  }

  /** Asks until an answer fits. */
  HttpResponse<String> await(String path, Predicate<HttpResponse<String>> fits)
      throws IOException, InterruptedException {
    long giveUpAt = System.nanoTime() + LIMIT_NANOS;
    HttpResponse<String> response = get(path);
    while (!fits.test(response)) {
      if (System.nanoTime() - giveUpAt > 0) {
        throw new AssertionError(
            path + ": not in time: " + response.statusCode() + " " + response.body());
      }
      LockSupport.parkNanos(LOOK_NANOS);
      response = get(path);
    }
    return response;
  }

  /** The value of a metric without labels. */
  static double metric(String name, String metrics) {
    return metrics
        .lines()
        .filter(line -> line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no metric " + name));
  }
}
