package dev.foretaste.api.routing;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.apache.kafka.streams.state.HostInfo;

/**
 * The other instances, over HTTP/1.1 connections that are kept. Whoever asks one of them waits on
 * its own thread, without handing over to others. Asking changes nothing there, so it may be
 * repeated. Thread-safe.
 */
public final class Peers implements AutoCloseable {
  static final String LANGUAGE = "Accept-Language";

  private static final Duration CONNECT_LIMIT = Duration.ofMillis(250);

  /** Less than a server keeps an idle connection. */
  private static final TimeValue KEPT = TimeValue.ofSeconds(20);

  private static final int CONNECTIONS_PER_PEER = 256;

  private final PoolingHttpClientConnectionManager connections =
      PoolingHttpClientConnectionManagerBuilder.create()
          .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
          .setMaxConnPerRoute(CONNECTIONS_PER_PEER)
          .setDefaultConnectionConfig(
              ConnectionConfig.custom().setConnectTimeout(Timeout.of(CONNECT_LIMIT)).build())
          .build();
  private final CloseableHttpClient client =
      HttpClients.custom()
          .setConnectionManager(connections)
          .setKeepAliveStrategy((response, context) -> KEPT)
          .disableAutomaticRetries()
          .disableRedirectHandling()
          .disableCookieManagement()
          .disableAuthCaching()
          .disableContentCompression()
          .build();
  private final ExecutorService several =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "peers");
            thread.setDaemon(true);
            return thread;
          });
  private final Optional<InternalSecret> secret;

  /**
   * Instances that know this secret.
   *
   * @param secret without which nobody is asked
   */
  public Peers(Optional<InternalSecret> secret) {
    this.secret = secret;
  }

  /** Whether others can be asked at all. */
  boolean canBeAsked() {
    return secret.isPresent();
  }

  /**
   * A question to another instance.
   *
   * @param target path and query, encoded
   * @param body JSON; empty for none
   */
  record Question(String method, String target, Optional<byte[]> body, Optional<String> language) {}

  /**
   * Asks another instance.
   *
   * @param limit of the time to connect, and of the time to wait for the answer
   * @throws IOException when it does not answer in time, or not at all
   */
  PeerAnswer ask(HostInfo host, Question question, Duration limit) throws IOException {
    try {
      return execute(host, question, limit);
    } catch (ConnectException | InterruptedIOException e) {
      throw e;
    } catch (IOException e) {
      // A kept connection that the other end had just closed: a new one tells whether it lives.
      connections.closeIdle(TimeValue.ZERO_MILLISECONDS);
      return execute(host, question, limit);
    }
  }

  /** Asks another instance without waiting; fails as {@link #ask} does. */
  CompletableFuture<PeerAnswer> begin(HostInfo host, Question question, Duration limit) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return ask(host, question, limit);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        },
        several);
  }

  private PeerAnswer execute(HostInfo host, Question question, Duration limit) throws IOException {
    HttpHost target = new HttpHost(bare(host.host()), host.port());
    HttpClientContext context = HttpClientContext.create();
    Timeout timeout = Timeout.of(limit);
    context.setRequestConfig(
        RequestConfig.custom()
            .setConnectionRequestTimeout(timeout)
            .setResponseTimeout(timeout)
            .build());
    return client.execute(target, request(target, question), context, PeerAnswer::of);
  }

  private ClassicHttpRequest request(HttpHost target, Question question) {
    ClassicHttpRequest request =
        new BasicClassicHttpRequest(question.method(), target, question.target());
    request.setHeader(InternalSecret.HEADER, secret.orElseThrow().value());
    question
        .body()
        .ifPresent(
            json -> request.setEntity(new ByteArrayEntity(json, ContentType.APPLICATION_JSON)));
    question.language().ifPresent(accepted -> request.setHeader(LANGUAGE, accepted));
    return request;
  }

  private static String bare(String host) {
    return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
  }

  @Override
  public void close() {
    several.shutdownNow();
    connections.close();
  }
}
