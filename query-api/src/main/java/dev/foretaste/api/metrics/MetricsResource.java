package dev.foretaste.api.metrics;

import dev.foretaste.api.Resource;
import dev.foretaste.api.openapi.Answer;
import dev.foretaste.api.openapi.Route;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.exporter.common.TextFormat;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Map;

/** Where Prometheus reads everything the process measures. */
public final class MetricsResource implements Resource {
  private final CollectorRegistry registry;

  /** Shows this registry. */
  public MetricsResource(CollectorRegistry registry) {
    this.registry = registry;
  }

  @Override
  public Map<Route, Answer> answers() {
    return Map.of(new Route("GET", "/metrics"), Answer.text("text/plain"));
  }

  @Override
  public void addTo(RoutesConfig routes) {
    Resource.addRead(routes, "/metrics", this::metrics);
  }

  private void metrics(Context ctx) throws IOException {
    String format = TextFormat.chooseContentType(ctx.header("Accept"));
    StringWriter text = new StringWriter();
    TextFormat.writeFormat(format, text, registry.metricFamilySamples());
    ctx.contentType(format).result(text.toString());
  }
}
