package dev.foretaste.api;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** Headers on every answer: it is data about people, for programs. */
final class SecurityHeaders implements Resource {
  @Override
  public void addTo(RoutesConfig routes) {
    routes.before(SecurityHeaders::add);
  }

  private static void add(Context ctx) {
    ctx.header("X-Content-Type-Options", "nosniff");
    ctx.header("Cache-Control", "no-store");
    ctx.header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    ctx.header("Referrer-Policy", "no-referrer");
  }
}
