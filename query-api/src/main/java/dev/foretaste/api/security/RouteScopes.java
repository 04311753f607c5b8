package dev.foretaste.api.security;

import dev.foretaste.schema.ApiScope;
import java.util.Optional;
import java.util.Set;

/**
 * What scope a route asks for. A route that nobody thought of here is closed to all but those who
 * may read, or, when it changes something, to all but administrators.
 */
final class RouteScopes {
  private static final Set<String> PUBLIC =
      Set.of(
          "/",
          "/health/live",
          "/health/ready",
          "/openapi.json",
          "/docs",
          "/docs/start.js",
          "/docs/swagger-ui.css",
          "/docs/swagger-ui-bundle.js",
          "/docs/{file}");
  private static final Set<String> INGESTS =
      Set.of("/v1/orders", "/v1/orders/batch", "/v1/feedback");
  private static final Set<String> READS_BY_POST =
      Set.of("/v1/predictions/batch", "/v1/customers/{id}/rank");
  private static final String INTERNAL = "/internal/";

  private RouteScopes() {}

  /**
   * Whether the path needs no key: it says nothing about anybody, or asks for the secret of
   * instances instead.
   *
   * @param path as asked for, or as it is registered
   */
  static boolean isOpen(String path) {
    return PUBLIC.contains(path) || isInternal(path);
  }

  /** Whether it is for other instances. */
  static boolean isInternal(String path) {
    return path.startsWith(INTERNAL);
  }

  /**
   * The scope that a route asks for; empty when it needs no key.
   *
   * @param path as it is registered
   */
  static Optional<ApiScope> of(String method, String path) {
    if (isOpen(path)) {
      return Optional.empty();
    }
    return Optional.of(
        switch (method) {
          case "GET", "HEAD" -> ApiScope.READ;
          case "POST" -> ofPost(path);
          default -> ApiScope.ADMIN;
        });
  }

  private static ApiScope ofPost(String path) {
    if (INGESTS.contains(path)) {
      return ApiScope.INGEST;
    }
    return READS_BY_POST.contains(path) ? ApiScope.READ : ApiScope.ADMIN;
  }
}
