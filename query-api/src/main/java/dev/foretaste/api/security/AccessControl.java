package dev.foretaste.api.security;

import dev.foretaste.api.Resource;
import dev.foretaste.api.log.LogUnavailableException;
import dev.foretaste.api.problem.Problem;
import dev.foretaste.api.problem.ProblemException;
import dev.foretaste.api.problem.ProblemType;
import dev.foretaste.schema.ApiKey;
import dev.foretaste.schema.ApiScope;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * Stands before all endpoints: lets in who shows a good key with the scope that the route asks for,
 * as often as the key allows, and has administrative calls written down before they do anything.
 * Thread-safe.
 */
public final class AccessControl implements Resource {
  private static final String KEY = "foretaste.key";
  private static final String CALL = "foretaste.admin-call";
  private static final String CHALLENGE = "WWW-Authenticate";
  private static final String BEARER = "Bearer ";
  private static final Duration AUDIT_RETRY = Duration.ofSeconds(5);

  private final Access access;
  private final AdminCalls calls;
  private final RateLimits limits = new RateLimits();
  private final Counter refusals;

  /** Registers its metrics; a registry takes them once. */
  public AccessControl(Access access, CollectorRegistry metrics) {
    this.access = access;
    calls = new AdminCalls(access.audit(), access.clock());
    refusals =
        Counter.build(
                "foretaste_http_refusals_total",
                "Requests that were refused before any endpoint saw them, by reason.")
            .labelNames("reason")
            .register(metrics);
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.before(this::identify);
    routes.beforeMatched(this::authorise);
    routes.after(
        ctx ->
            Optional.<AdminCalls.Call>ofNullable(ctx.attribute(CALL))
                .ifPresent(call -> call.ended(ctx.statusCode())));
  }

  private void identify(Context ctx) {
    if (!access.keysRequired() || RouteScopes.isOpen(ctx.path())) {
      return;
    }
    ApiKey key = check(ctx);
    Optional<Duration> tooMany = limits.tooMany(key);
    if (tooMany.isPresent()) {
      throw refused(
          "rate",
          Problem.of(
                  ProblemType.RATE_LIMITED,
                  "This key may make %d requests per second, %d at once; wait as Retry-After says"
                      .formatted(key.getRequestsPerSecond(), key.getBurst()))
              .retryAfter(tooMany.get()));
    }
    ctx.attribute(KEY, key);
  }

  private ApiKey check(Context ctx) {
    String shown = Optional.ofNullable(ctx.header("Authorization")).orElse("");
    if (!shown.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      throw refused("no-key", unauthenticated("Send an API key: Authorization: Bearer ftk_…"));
    }
    KeyCheck check =
        KeyToken.parse(shown.substring(BEARER.length()).strip())
            .map(token -> access.keys().get().check(token, access.clock().millis()))
            .orElseGet(
                () -> new KeyCheck.Refused("unknown-key", "What was sent is no API key: ftk_…"));
    if (check instanceof KeyCheck.Refused refusal) {
      throw refused(refusal.reason(), unauthenticated(refusal.detail()));
    }
    return ((KeyCheck.Accepted) check).key();
  }

  private void authorise(Context ctx) {
    var route = ctx.endpoints().matchedHttpEndpoint();
    if (route == null) {
      return;
    }
    String method = route.method.name();
    Optional<ApiScope> scope = RouteScopes.of(method, route.path);
    if (scope.isEmpty()) {
      return;
    }
    boolean administrative = scope.get() == ApiScope.ADMIN;
    String caller = AdminCalls.LOCAL;
    if (access.keysRequired()) {
      ApiKey key = ctx.attribute(KEY);
      if (key == null) {
        throw refused("no-key", unauthenticated("Send an API key: Authorization: Bearer ftk_…"));
      }
      caller = key.getKeyId();
      if (!key.getScopes().contains(scope.get())) {
        Problem problem = scopeMissing(scope.get());
        if (administrative) {
          calls.refused(caller, method + " " + route.path, ctx.pathParamMap(), problem.status());
        }
        throw refused("scope", problem);
      }
    }
    if (administrative) {
      ctx.attribute(CALL, begin(caller, method + " " + route.path, ctx));
    }
  }

  private AdminCalls.Call begin(String caller, String operation, Context ctx) {
    try {
      return calls.begin(caller, operation, ctx.pathParamMap());
    } catch (LogUnavailableException e) {
      throw refused(
          "audit",
          Problem.of(
                  ProblemType.AUDIT_UNAVAILABLE,
                  "Nothing was done, since it could not be written down: " + e.getMessage())
              .retryAfter(AUDIT_RETRY));
    }
  }

  private ProblemException refused(String reason, Problem problem) {
    refusals.labels(reason).inc();
    return new ProblemException(problem);
  }

  private static Problem unauthenticated(String detail) {
    return Problem.of(ProblemType.UNAUTHENTICATED, detail)
        .withHeader(CHALLENGE, "Bearer realm=\"foretaste\"");
  }

  private static Problem scopeMissing(ApiScope scope) {
    String name = scope.name().toLowerCase(Locale.ROOT);
    return Problem.of(
            ProblemType.SCOPE_MISSING, "This takes a key with the scope %s".formatted(name))
        .withHeader(
            CHALLENGE,
            "Bearer realm=\"foretaste\", error=\"insufficient_scope\", scope=\"" + name + "\"");
  }
}
