package dev.foretaste.api.models;

import dev.foretaste.api.Resource;
import dev.foretaste.api.problem.Problem;
import dev.foretaste.api.problem.ProblemException;
import dev.foretaste.api.problem.ProblemType;
import dev.foretaste.models.ModelAdministration;
import dev.foretaste.models.ModelRefusedException;
import dev.foretaste.models.ModelSummary;
import dev.foretaste.models.ModelsUnavailableException;
import dev.foretaste.models.UnknownModelException;
import dev.foretaste.models.VerdictView;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Endpoints about model versions on their topics; those that change something are local only. */
public final class ModelAdministrationResource implements Resource {
  private static final Logger LOG = LoggerFactory.getLogger(ModelAdministrationResource.class);
  private static final Duration RETRY = Duration.ofSeconds(2);
  private static final int MAX_VERDICTS = 1_000;
  private static final int CONCURRENCY = 4;
  private static final String VERSION = "version";

  private final ModelAdministration models;
  private final boolean changeable;
  // The registry answers one call at a time: waiting calls must leave threads for everything else.
  private final Semaphore places = new Semaphore(CONCURRENCY);

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
    this.changeable = changeable;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    Resource.addRead(routes, "/v1/models", ctx -> ctx.json(new ModelsView(asking(models::list))));
    Resource.addRead(routes, "/v1/models/verdicts", ctx -> ctx.json(verdicts()));
    Resource.addRead(routes, "/v1/models/{version}", this::show);
    routes.post("/v1/models/{version}/promote", this::promote);
    routes.post("/v1/models/rollback", this::rollback);
    routes.post("/v1/models/train", this::train);
  }

  private VerdictsView verdicts() {
    List<VerdictView> latestFirst = new ArrayList<>(asking(models::verdicts));
    Collections.reverse(latestFirst);
    return new VerdictsView(latestFirst.stream().limit(MAX_VERDICTS).toList());
  }

  private void show(Context ctx) {
    String version = version(ctx);
    ctx.json(asking(() -> models.show(version)));
  }

  private void promote(Context ctx) {
    requireLocal();
    String version = version(ctx);
    ModelRequest request = ModelRequest.read(ctx, false);
    ctx.json(asking(() -> models.promote(version, request.reason())));
  }

  private void rollback(Context ctx) {
    requireLocal();
    ModelRequest request = ModelRequest.read(ctx, true);
    ctx.json(asking(() -> models.rollback(request.version(), request.reason())));
  }

  private void train(Context ctx) {
    requireLocal();
    ModelRequest request = ModelRequest.read(ctx, false);
    String requestId = asking(() -> models.requestTraining(request.reason()));
    ctx.status(HttpStatus.ACCEPTED).json(new TrainingView(requestId));
  }

  private static String version(Context ctx) {
    return ModelRequest.requireVersion(ctx.pathParam(VERSION));
  }

  private void requireLocal() {
    if (!changeable) {
      throw new ProblemException(
          Problem.of(
              ProblemType.LOCAL_ONLY,
              "This API can be reached from other machines, so it does not change models; use"
                  + " foretaste models, or an API that listens on a loopback address"));
    }
  }

  private <T> T asking(Supplier<T> question) {
    if (!places.tryAcquire()) {
      throw new ProblemException(
          Problem.of(ProblemType.MODELS_UNAVAILABLE, "Too many requests about models wait already")
              .retryAfter(RETRY));
    }
    try {
      return question.get();
    } catch (UnknownModelException e) {
      throw new ProblemException(Problem.of(ProblemType.UNKNOWN_MODEL, e.getMessage()), e);
    } catch (ModelRefusedException e) {
      throw new ProblemException(Problem.of(ProblemType.MODEL_REFUSED, e.getMessage()), e);
    } catch (ModelsUnavailableException e) {
      LOG.warn("A request about models failed: {}", e.getMessage());
      throw new ProblemException(
          Problem.of(
                  ProblemType.MODELS_UNAVAILABLE,
                  "Kafka or the schema registry did not answer in time; the server's log says more")
              .retryAfter(RETRY),
          e);
    } finally {
      places.release();
    }
  }
}
