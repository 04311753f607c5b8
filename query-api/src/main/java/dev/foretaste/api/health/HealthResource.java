package dev.foretaste.api.health;

import dev.foretaste.api.Resource;
import dev.foretaste.api.openapi.Answer;
import dev.foretaste.api.openapi.Route;
import dev.foretaste.api.problem.Problem;
import dev.foretaste.api.problem.ProblemException;
import dev.foretaste.api.problem.ProblemType;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Endpoints for whoever restarts the process or sends it traffic. */
public final class HealthResource implements Resource {
  private static final Duration RETRY = Duration.ofSeconds(1);

  private final List<HealthCheck> checks;

  /** The process lives. */
  record Liveness(boolean live) {}

  /**
   * The instance is ready.
   *
   * @param missing what it does without, and how that shows
   * @param components all of them, by name
   */
  record Readiness(boolean ready, List<String> missing, Map<String, ComponentHealth> components) {}

  /** Ready when all of these are that are required. */
  public HealthResource(List<HealthCheck> checks) {
    this.checks = List.copyOf(checks);
  }

  @Override
  public void addTo(RoutesConfig routes) {
    Resource.addRead(routes, "/health/live", this::live);
    Resource.addRead(routes, "/health/ready", this::ready);
  }

  @Override
  public Map<Route, Answer> answers() {
    return Map.of(
        new Route("GET", "/health/live"), Answer.json(Liveness.class),
        new Route("GET", "/health/ready"), Answer.json(Readiness.class));
  }

  private void live(Context ctx) {
    List<String> failed =
        checks.stream().filter(HealthCheck::needsRestart).map(HealthCheck::component).toList();
    if (!failed.isEmpty()) {
      throw new ProblemException(
          Problem.of(ProblemType.NOT_READY, "restart the process; failed: " + failed)
              .with("live", false)
              .retryAfter(RETRY));
    }
    ctx.json(new Liveness(true));
  }

  private void ready(Context ctx) {
    Map<String, ComponentHealth> components = new LinkedHashMap<>();
    checks.forEach(check -> components.put(check.component(), check.check()));

    List<String> missing = missing(components, false);
    List<String> required = missing(components, true);
    if (!required.isEmpty()) {
      throw new ProblemException(
          Problem.of(ProblemType.NOT_READY, String.join("; ", required))
              .with("ready", false)
              .with("missing", missing)
              .with("components", components)
              .retryAfter(RETRY));
    }
    ctx.json(new Readiness(true, missing, components));
  }

  private List<String> missing(Map<String, ComponentHealth> components, boolean required) {
    return checks.stream()
        .filter(check -> check.isRequired() == required)
        .map(HealthCheck::component)
        .filter(component -> !components.get(component).ready())
        .map(component -> component + " is " + components.get(component).detail())
        .toList();
  }
}
