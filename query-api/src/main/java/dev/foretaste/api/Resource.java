package dev.foretaste.api;

import dev.foretaste.api.openapi.Answer;
import dev.foretaste.api.openapi.Route;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Handler;
import java.util.Map;

/** A group of endpoints. */
public interface Resource {
  /** Adds its endpoints. */
  void addTo(RoutesConfig routes);

  /** What its endpoints answer, as the OpenAPI document tells; those left out, in words only. */
  default Map<Route, Answer> answers() {
    return Map.of();
  }

  /**
   * Adds an endpoint for reading. HEAD runs the handler too, so that it has the status of GET:
   * Javalin by itself would answer 200 to any.
   */
  static void addRead(RoutesConfig routes, String path, Handler handler) {
    routes.get(path, handler);
    routes.head(path, handler);
  }
}
