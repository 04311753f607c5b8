package dev.foretaste.api.models;

import dev.foretaste.api.Resource;
import dev.foretaste.api.openapi.Answer;
import dev.foretaste.api.openapi.Route;
import dev.foretaste.models.ChampionView;
import dev.foretaste.models.ModelAdministration;
import dev.foretaste.models.ModelDetails;
import dev.foretaste.models.ModelSummary;
import dev.foretaste.models.VerdictView;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Endpoints about model versions on their topics; those that change something are local only. */
public final class ModelAdministrationResource implements Resource {
  private static final int MAX_VERDICTS = 1_000;
  private static final String VERSION = "version";

  private final ModelAdministration models;
  private final ModelQuestions questions;

  /** The versions that are there, the oldest first. */
  record ModelsView(List<ModelSummary> models) {}

  /** Verdicts, the latest first. */
  record VerdictsView(List<VerdictView> verdicts) {}

  /** A request to train; the verdict will name it. */
  record TrainingView(String requestId) {}

  /**
   * Endpoints over these models.
   *
   * @param changeable whether the server may be asked to change something: only when no other
   *     machine can reach it
   */
  public ModelAdministrationResource(ModelAdministration models, boolean changeable) {
    this.models = models;
    this.questions = new ModelQuestions(changeable);
  }

  @Override
  public void addTo(RoutesConfig routes) {
    Resource.addRead(
        routes, "/v1/models", ctx -> ctx.json(new ModelsView(questions.ask(models::list))));
    Resource.addRead(routes, "/v1/models/verdicts", ctx -> ctx.json(verdicts()));
    Resource.addRead(routes, "/v1/models/{version}", this::show);
    routes.post("/v1/models/{version}/promote", this::promote);
    routes.post("/v1/models/rollback", this::rollback);
    routes.post("/v1/models/train", this::train);
  }

  @Override
  public Map<Route, Answer> answers() {
    return Map.of(
        new Route("GET", "/v1/models"), Answer.json(ModelsView.class),
        new Route("GET", "/v1/models/verdicts"), Answer.json(VerdictsView.class),
        new Route("GET", "/v1/models/{version}"), Answer.json(ModelDetails.class),
        new Route("POST", "/v1/models/{version}/promote"), Answer.json(ChampionView.class),
        new Route("POST", "/v1/models/rollback"), Answer.json(ChampionView.class),
        new Route("POST", "/v1/models/train"), Answer.json(TrainingView.class));
  }

  private VerdictsView verdicts() {
    List<VerdictView> latestFirst = new ArrayList<>(questions.ask(models::verdicts));
    Collections.reverse(latestFirst);
    return new VerdictsView(latestFirst.stream().limit(MAX_VERDICTS).toList());
  }

  private void show(Context ctx) {
    String version = version(ctx);
    ctx.json(questions.ask(() -> models.show(version)));
  }

  private void promote(Context ctx) {
    questions.requireLocal();
    String version = version(ctx);
    ModelRequest request = ModelRequest.read(ctx, false);
    ctx.json(questions.ask(() -> models.promote(version, request.reason())));
  }

  private void rollback(Context ctx) {
    questions.requireLocal();
    ModelRequest request = ModelRequest.read(ctx, true);
    ctx.json(questions.ask(() -> models.rollback(request.version(), request.reason())));
  }

  private void train(Context ctx) {
    questions.requireLocal();
    ModelRequest request = ModelRequest.read(ctx, false);
    String requestId = questions.ask(() -> models.requestTraining(request.reason()));
    ctx.status(HttpStatus.ACCEPTED).json(new TrainingView(requestId));
  }

  private static String version(Context ctx) {
    return ModelRequest.requireVersion(ctx.pathParam(VERSION));
  }
}
