package dev.foretaste.api.security;

import dev.foretaste.api.Resource;
import dev.foretaste.api.log.LogUnavailableException;
import dev.foretaste.api.metrics.Refusals;
import dev.foretaste.api.problem.Problem;
import dev.foretaste.api.problem.ProblemException;
import dev.foretaste.api.problem.ProblemType;
import dev.foretaste.schema.ApiKey;
import dev.foretaste.schema.ApiScope;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

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
  private final Refusals refusals;
  private final Supplier<OptionalInt> internalPort;

  /**
   * Lets these in.
   *
   * @param internalPort the port for other instances alone, when there is one
   */
  public AccessControl(Access access, Refusals refusals, Supplier<OptionalInt> internalPort) {
    this.access = access;
    this.refusals = refusals;
    this.internalPort = internalPort;
    calls = new AdminCalls(access.audit(), access.clock());
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
    if (!access.keysRequired()) {
      requireLocalName(ctx);
      return;
    }
    if (RouteScopes.isOpen(ctx.path())) {
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

  /**
   * Without keys, being on the same machine is all that lets a client in; a page in a browser there
   * that has its own name point to this machine must not be.
   */
  private void requireLocalName(Context ctx) {
    if (!LocalNames.isLocal(ctx.header("Host"))) {
      throw refused(
          "foreign-name",
          Problem.of(
              ProblemType.LOCAL_ONLY,
              "Without API keys this answers to localhost, 127.0.0.1 and [::1] only; behind a"
                  + " proxy start it with --require-keys"));
    }
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
    requireRightDoor(ctx, route.path);
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

  /** Where instances have a port of their own, it is for them alone, and the others are not. */
  private void requireRightDoor(Context ctx, String route) {
    OptionalInt internal = internalPort.get();
    boolean throughInternal =
        internal.isPresent() && ctx.req().getLocalPort() == internal.getAsInt();
    if (internal.isPresent() && throughInternal != RouteScopes.isInternal(route)) {
      throw refused(
          "wrong-port", Problem.of(ProblemType.NO_SUCH_ENDPOINT, "This port does not have it"));
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
    refusals.count(reason);
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
