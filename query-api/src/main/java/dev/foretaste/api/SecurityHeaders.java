package dev.foretaste.api;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** Headers on every answer: it is data about people, for programs. */
final class SecurityHeaders implements Resource {
  private final boolean tls;

  /**
   * @param tls whether clients come over TLS, and are to do so from then on
   */
  SecurityHeaders(boolean tls) {
    this.tls = tls;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.before(this::add);
  }

  private void add(Context ctx) {
    ctx.header("X-Content-Type-Options", "nosniff");
    ctx.header("Cache-Control", "no-store");
    ctx.header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    ctx.header("Referrer-Policy", "no-referrer");
    ctx.header("Cross-Origin-Resource-Policy", "same-origin");
    if (tls) {
      ctx.header("Strict-Transport-Security", "max-age=31536000");
    }
  }
}
