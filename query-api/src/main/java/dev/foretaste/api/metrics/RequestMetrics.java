package dev.foretaste.api.metrics;

import dev.foretaste.api.Resource;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.router.Endpoint;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Histogram;

/**
 * Measures every request, by route template and status: never by path, which holds ids and has no
 * end of values. Thread-safe.
 */
public final class RequestMetrics implements Resource {
  private static final String STARTED = "foretaste.started";
  private static final String UNMATCHED = "unmatched";

  private final Histogram seconds;

  /** Registers the histogram; a registry takes it once. */
  public RequestMetrics(CollectorRegistry registry) {
    seconds =
        Histogram.build(
                "foretaste_http_request_seconds",
                "Time from a request's routing to its response, by route and status. Seconds.")
            .labelNames("route", "status")
            .buckets(.0005, .001, .002, .005, .01, .025, .05, .1, .25, 1, 5)
            .register(registry);
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.before(ctx -> ctx.attribute(STARTED, System.nanoTime()));
    routes.after(this::observe);
  }

  private void observe(Context ctx) {
    Long started = ctx.attribute(STARTED);
    if (started != null) {
      seconds
          .labels(route(ctx), Integer.toString(ctx.statusCode()))
          .observe((System.nanoTime() - started) / 1e9);
    }
  }

  private static String route(Context ctx) {
    Endpoint matched = ctx.endpoints().matchedHttpEndpoint();
    return matched == null ? UNMATCHED : matched.method + " " + matched.path;
  }
}
