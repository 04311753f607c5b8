package dev.foretaste.api.models;

import dev.foretaste.api.problem.Problem;
import dev.foretaste.api.problem.ProblemException;
import dev.foretaste.api.problem.ProblemType;
import dev.foretaste.models.ModelRefusedException;
import dev.foretaste.models.ModelsUnavailableException;
import dev.foretaste.models.UnknownExperimentException;
import dev.foretaste.models.UnknownModelException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks about models for the endpoints; failures become problems. Thread-safe. */
final class ModelQuestions {
  private static final Logger LOG = LoggerFactory.getLogger(ModelQuestions.class);
  private static final Duration RETRY = Duration.ofSeconds(2);
  private static final int CONCURRENCY = 4;

  private final boolean changeable;
  // The registry answers one call at a time: waiting calls must leave threads for everything else.
  private final Semaphore places = new Semaphore(CONCURRENCY);

  /**
   * @param changeable whether the server may be asked to change something: only when no other
   *     machine can reach it
   */
  ModelQuestions(boolean changeable) {
    this.changeable = changeable;
  }

  /**
   * Lets through what changes something only where that is allowed.
   *
   * @throws ProblemException when it is not
   */
  void requireLocal() {
    if (!changeable) {
      throw new ProblemException(
          Problem.of(
              ProblemType.LOCAL_ONLY,
              "This API can be reached from other machines, so it does not change models; use"
                  + " foretaste models, or an API that listens on a loopback address"));
    }
  }

  /**
   * The answer.
   *
   * @throws ProblemException when there is none
   */
  <T> T ask(Supplier<T> question) {
    if (!places.tryAcquire()) {
      throw new ProblemException(
          Problem.of(ProblemType.MODELS_UNAVAILABLE, "Too many requests about models wait already")
              .retryAfter(RETRY));
    }
    try {
      return question.get();
    } catch (UnknownModelException e) {
      throw new ProblemException(Problem.of(ProblemType.UNKNOWN_MODEL, e.getMessage()), e);
    } catch (UnknownExperimentException e) {
      throw new ProblemException(Problem.of(ProblemType.UNKNOWN_EXPERIMENT, e.getMessage()), e);
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
