package dev.foretaste.api.models;

import dev.foretaste.api.Resource;
import dev.foretaste.api.openapi.Answer;
import dev.foretaste.api.openapi.Route;
import dev.foretaste.models.ExperimentDetails;
import dev.foretaste.models.ExperimentView;
import dev.foretaste.models.ModelAdministration;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Endpoints about trying versions on live orders; those that change something are local only. */
public final class ExperimentResource implements Resource {
  private static final String ID = "id";

  private final ModelAdministration models;
  private final ModelQuestions questions;

  /** Experiments, the one that changed latest last. */
  record ExperimentsView(List<ExperimentView> experiments) {}

  /**
   * Endpoints over the experiments on these models.
   *
   * @param changeable whether the server may be asked to change something: only when no other
   *     machine can reach it
   */
  public ExperimentResource(ModelAdministration models, boolean changeable) {
    this.models = models;
    this.questions = new ModelQuestions(changeable);
  }

  @Override
  public void addTo(RoutesConfig routes) {
    Resource.addRead(
        routes,
        "/v1/models/experiments",
        ctx -> ctx.json(new ExperimentsView(questions.ask(() -> models.experiments().list()))));
    Resource.addRead(routes, "/v1/models/experiments/{id}", this::report);
    routes.post("/v1/models/experiments", this::start);
    routes.post("/v1/models/experiments/stop", this::stop);
  }

  @Override
  public Map<Route, Answer> answers() {
    return Map.of(
        new Route("GET", "/v1/models/experiments"), Answer.json(ExperimentsView.class),
        new Route("GET", "/v1/models/experiments/{id}"), Answer.json(ExperimentDetails.class),
        new Route("POST", "/v1/models/experiments"), Answer.json(ExperimentView.class),
        new Route("POST", "/v1/models/experiments/stop"), Answer.json(ExperimentView.class));
  }

  private void report(Context ctx) {
    String id = ModelRequest.requireVersion(ctx.pathParam(ID));
    ctx.json(questions.ask(() -> models.experiments().report(Optional.of(id))));
  }

  private void start(Context ctx) {
    questions.requireLocal();
    ExperimentRequest request = ExperimentRequest.read(ctx);
    ctx.status(HttpStatus.CREATED)
        .json(questions.ask(() -> models.experiments().start(request.plan())));
  }

  private void stop(Context ctx) {
    questions.requireLocal();
    ModelRequest request = ModelRequest.read(ctx, false);
    ctx.json(questions.ask(() -> models.experiments().stop(request.reason())));
  }
}
