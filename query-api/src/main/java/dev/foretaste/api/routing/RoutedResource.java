package dev.foretaste.api.routing;

import dev.foretaste.api.Resource;
import dev.foretaste.api.openapi.Answer;
import dev.foretaste.api.openapi.Route;
import dev.foretaste.api.problem.Problem;
import dev.foretaste.api.problem.ProblemException;
import dev.foretaste.api.problem.ProblemType;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The public endpoints about one key, which any instance answers, and the internal ones by which
 * instances ask each other. Internal ones answer from the instance's own state or not at all:
 * nothing can be handed on in circles.
 */
public final class RoutedResource implements Resource {
  private final List<KeyedEndpoint> active;
  private final Map<String, KeyedEndpoint> copies;
  private final Routing routing;
  private final KeyRouter router;

  /**
   * Endpoints that answer from these.
   *
   * @param active answers where a key's orders are processed
   * @param copies the same endpoints, answering from copies
   * @param threads that handle requests
   */
  public RoutedResource(
      List<KeyedResource> active,
      List<KeyedResource> copies,
      Routing routing,
      Peers peers,
      int threads) {
    this.active = endpoints(active);
    this.copies =
        endpoints(copies).stream()
            .collect(Collectors.toMap(KeyedEndpoint::path, Function.identity()));
    this.routing = routing;
    router = new KeyRouter(routing.directory(), peers, threads);
  }

  @Override
  public void addTo(RoutesConfig routes) {
    for (KeyedEndpoint endpoint : active) {
      KeyedEndpoint copy = copies.get(endpoint.path());
      add(routes, endpoint, endpoint.path(), ctx -> router.answer(ctx, endpoint, copy));
      if (routing.secret().isPresent()) {
        add(
            routes,
            endpoint,
            Part.ACTIVE.prefix() + endpoint.path(),
            ctx -> internal(ctx, endpoint, Part.ACTIVE));
        add(routes, endpoint, Part.COPY.prefix() + endpoint.path(), ctx -> fromCopy(ctx, copy));
      }
    }
  }

  @Override
  public Map<Route, Answer> answers() {
    return active.stream()
        .collect(
            Collectors.toMap(
                endpoint -> new Route(endpoint.post() ? "POST" : "GET", endpoint.path()),
                KeyedEndpoint::answer));
  }

  private void fromCopy(Context ctx, KeyedEndpoint copy) throws Exception {
    routing.requireSecret(ctx);
    OptionalLong lag = routing.directory().lag(copy.keys(), copy.key(ctx));
    if (lag.isEmpty() || lag.getAsLong() > ReadTerms.maxLag(ctx)) {
      throw new ProblemException(askAnother());
    }
    internal(ctx, copy, Part.COPY);
    ctx.header(ReadTerms.LAG, Long.toString(lag.getAsLong()));
  }

  private void internal(Context ctx, KeyedEndpoint endpoint, Part part) throws Exception {
    routing.requireSecret(ctx);
    Optional<Problem> obstacle = Obstacles.handle(ctx, endpoint.handler(), part);
    if (obstacle.isPresent()) {
      throw new ProblemException(askAnother());
    }
  }

  private static Problem askAnother() {
    return Problem.of(ProblemType.KEPT_ELSEWHERE, "This instance cannot answer; ask another");
  }

  private static void add(
      RoutesConfig routes, KeyedEndpoint endpoint, String path, Handler handler) {
    if (endpoint.post()) {
      routes.post(path, handler);
    } else {
      Resource.addRead(routes, path, handler);
    }
  }

  private static List<KeyedEndpoint> endpoints(List<KeyedResource> resources) {
    return resources.stream().flatMap(resource -> resource.endpoints().stream()).toList();
  }
}
