package dev.foretaste.api.succession;

import dev.foretaste.api.Resource;
import dev.foretaste.api.json.RequestBody;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands requests on to instances of the stream that has taken the orders over, so that clients who
 * still ask here notice nothing. A request that was being handled when that happened, and could not
 * be answered any more, is handed on too. Thread-safe.
 */
public final class ForwardToSuccessor implements Resource {
  private static final Logger LOG = LoggerFactory.getLogger(ForwardToSuccessor.class);
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(1);
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String DONE = "foretaste.forwarded";
  private static final int UNAVAILABLE = 503;
  private static final int TIMED_OUT = 504;
  private static final List<String> REQUEST_HEADERS =
      List.of("Accept", "Accept-Language", "Authorization", "Content-Type", "Last-Event-ID");
  private static final Set<String> KEPT = Set.of("content-type", "retry-after", "location", "etag");
  private static final String OWN = "foretaste-";

  private final Supplier<List<String>> successors;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_LIMIT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /**
   * Hands on to these.
   *
   * @param successors URLs of instances that answer now; empty while this one does
   */
  public ForwardToSuccessor(Supplier<List<String>> successors) {
    this.successors = successors;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.before("/v1/*", this::forward);
    routes.after("/v1/*", this::forwardWhatFailed);
  }

  private void forward(Context ctx) {
    if (!successors.get().isEmpty() && handOn(ctx)) {
      ctx.attribute(DONE, true);
      ctx.skipRemainingHandlers();
    }
  }

  private void forwardWhatFailed(Context ctx) {
    boolean failed = ctx.statusCode() == UNAVAILABLE || ctx.statusCode() == TIMED_OUT;
    if (failed && ctx.attribute(DONE) == null && !successors.get().isEmpty()) {
      handOn(ctx);
    }
  }

  private boolean handOn(Context ctx) {
    for (String successor : successors.get()) {
      try {
        HttpResponse<InputStream> answer =
            client.send(request(ctx, successor), BodyHandlers.ofInputStream());
        answer.headers().map().forEach((name, values) -> keep(ctx, name, values));
        ctx.status(answer.statusCode()).result(answer.body());
        return true;
      } catch (IOException e) {
        LOG.warn("{} does not answer for its predecessor: {}", successor, e.toString());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return false;
  }

  private static void keep(Context ctx, String name, List<String> values) {
    if (KEPT.contains(name) || name.startsWith(OWN)) {
      ctx.header(name, values.get(0));
    }
  }

  private static HttpRequest request(Context ctx, String successor) {
    String query = ctx.queryString() == null ? "" : "?" + ctx.queryString();
    String path = ctx.req().getRequestURI();
    boolean hasBody = ctx.method().name().startsWith("P");
    BodyPublisher body =
        hasBody ? BodyPublishers.ofByteArray(RequestBody.read(ctx)) : BodyPublishers.noBody();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(successor + path + query))
            .timeout(LIMIT)
            .method(ctx.method().name(), body);
    for (String name : REQUEST_HEADERS) {
      String value = ctx.header(name);
      if (value != null) {
        request.header(name, value);
      }
    }
    return request.build();
  }
}
