package dev.foretaste.cli.bench;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;
import org.apache.hc.core5.util.Timeout;

/**
 * Requests to a server over connections that are kept. Each is sent, and its answer read, by the
 * thread that asks: what loads a server on the same machine should cost little itself. Thread-safe.
 */
final class HttpLoad implements AutoCloseable {
  private static final Timeout LIMIT = Timeout.ofSeconds(30);

  private final CloseableHttpClient http;

  /** Of at most so many connections at a time. */
  HttpLoad(int connections) {
    http =
        HttpClients.custom()
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setMaxConnTotal(connections)
                    .setMaxConnPerRoute(connections)
                    .build())
            .setDefaultRequestConfig(RequestConfig.custom().setResponseTimeout(LIMIT).build())
            .disableAutomaticRetries()
            .disableContentCompression()
            .disableCookieManagement()
            .build();
  }

  /**
   * A request.
   *
   * @param json body, to be posted; empty to get
   */
  record Call(URI uri, Optional<String> json) {
    private ClassicHttpRequest request() {
      ClassicRequestBuilder request =
          json.isPresent() ? ClassicRequestBuilder.post(uri) : ClassicRequestBuilder.get(uri);
      json.ifPresent(body -> request.setEntity(body, ContentType.APPLICATION_JSON));
      return request.build();
    }
  }

  /**
   * An answer.
   *
   * @param saysWhenToRetry whether it has the header {@code Retry-After}
   */
  record Reply(int status, boolean saysWhenToRetry) {}

  /**
   * Asks and waits.
   *
   * @throws IOException when there is no answer for 30 s, or the connection fails
   */
  Reply ask(Call call) throws IOException {
    return http.execute(
        call.request(),
        response -> {
          EntityUtils.consume(response.getEntity());
          return new Reply(response.getCode(), response.containsHeader("Retry-After"));
        });
  }

  @Override
  public void close() throws IOException {
    http.close();
  }
}
