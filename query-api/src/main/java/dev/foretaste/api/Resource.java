package dev.foretaste.api;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Handler;

/** A group of endpoints. */
public interface Resource {
  /** Adds its endpoints. */
  void addTo(RoutesConfig routes);

  /**
   * Adds an endpoint for reading. HEAD runs the handler too, so that it has the status of GET:
   * Javalin by itself would answer 200 to any.
   */
  static void addRead(RoutesConfig routes, String path, Handler handler) {
    routes.get(path, handler);
    routes.head(path, handler);
  }
}
