package dev.foretaste.api.models;

import dev.foretaste.api.Resource;
import dev.foretaste.api.openapi.Answer;
import dev.foretaste.api.openapi.Route;
import dev.foretaste.topology.inputs.ModelTimeline;
import io.javalin.config.RoutesConfig;
import java.util.Map;
import java.util.function.Supplier;

/** Endpoints about models. */
public final class ModelResource implements Resource {
  private final Supplier<ModelTimeline.View> models;

  /** Endpoints that answer from these models. */
  public ModelResource(Supplier<ModelTimeline.View> models) {
    this.models = models;
  }

  @Override
  public Map<Route, Answer> answers() {
    return Map.of(new Route("GET", "/v1/models/current"), Answer.json(CurrentModelView.class));
  }

  @Override
  public void addTo(RoutesConfig routes) {
    Resource.addRead(
        routes, "/v1/models/current", ctx -> ctx.json(CurrentModelView.of(models.get())));
  }
}
