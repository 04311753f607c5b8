package dev.foretaste.api.erasure;

import dev.foretaste.api.Resource;
import dev.foretaste.api.log.LogPosition;
import dev.foretaste.api.log.LogUnavailableException;
import dev.foretaste.api.openapi.Answer;
import dev.foretaste.api.openapi.Route;
import dev.foretaste.api.problem.Problem;
import dev.foretaste.api.problem.ProblemException;
import dev.foretaste.api.problem.ProblemType;
import dev.foretaste.api.request.PathId;
import dev.foretaste.api.request.QueryParameters;
import dev.foretaste.schema.CustomerErased;
import dev.foretaste.schema.ErasureRequested;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The endpoint that forgets a customer, for administrators. */
public final class ErasureResource implements Resource {
  private static final Logger LOG = LoggerFactory.getLogger(ErasureResource.class);
  private static final String PATH = "/v1/customers/{id}";
  private static final Duration RETRY = Duration.ofSeconds(5);
  private static final int CONCURRENCY = 4;
  private static final int WAIT_MS = 5_000;
  private static final int MOST_WAIT_MS = 10_000;

  private final Erasures erasures;
  private final Clock clock;
  private final boolean allowed;
  private final Semaphore places = new Semaphore(CONCURRENCY);

  /**
   * An endpoint.
   *
   * @param clock tells when it was asked
   * @param allowed whether the server may be asked: only when it knows who asks
   */
  public ErasureResource(Erasures erasures, Clock clock, boolean allowed) {
    this.erasures = erasures;
    this.clock = clock;
    this.allowed = allowed;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.delete(PATH, this::erase);
  }

  @Override
  public Map<Route, Answer> answers() {
    return Map.of(new Route("DELETE", PATH), Answer.json(ErasureView.class));
  }

  private void erase(Context ctx) {
    if (!allowed) {
      throw new ProblemException(
          Problem.of(
              ProblemType.LOCAL_ONLY,
              "This API can be reached from other machines and asks for no keys, so it does not"
                  + " erase customers; use `foretaste erase`, or an API that listens on a loopback"
                  + " address"));
    }
    if (erasures.erased().pseudonyms().isEmpty()) {
      throw unavailable("the service has no key to remember erasures by (--erasure-key-file)");
    }
    String customerId = PathId.of(ctx, "id", "customer");
    int waitMs = new QueryParameters(ctx).number("wait", "ms to wait", 0, MOST_WAIT_MS, WAIT_MS);
    if (!places.tryAcquire()) {
      throw unavailable("too many requests wait already");
    }
    try {
      answer(ctx, customerId, TimeUnit.MILLISECONDS.toNanos(waitMs));
    } finally {
      places.release();
    }
  }

  private void answer(Context ctx, String customerId, long waitNanos) {
    String requestId = UUID.randomUUID().toString();
    LogPosition asked = append(new ErasureRequested(requestId, customerId, clock.millis()));
    Optional<CustomerErased> done = await(customerId, requestId, waitNanos);
    ctx.status(done.isPresent() ? HttpStatus.OK : HttpStatus.ACCEPTED)
        .json(
            new ErasureView(
                customerId,
                done.map(it -> new LogPosition(it.getOrdersPartition(), it.getOrdersOffset()))
                    .orElse(asked)
                    .toString(),
                done.map(ErasureView.Removed::of).orElse(null),
                logs()));
  }

  private LogPosition append(ErasureRequested request) {
    try {
      return erasures.log().append(request);
    } catch (LogUnavailableException e) {
      LOG.warn("A request to erase a customer could not be stored: {}", e.getMessage());
      throw unavailable(e.getMessage());
    }
  }

  private Optional<CustomerErased> await(String customerId, String requestId, long waitNanos) {
    try {
      return erasures.erased().await(customerId, requestId, waitNanos);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /** The customer is erased whether or not Kafka tells this. */
  private List<ErasureView.Log> logs() {
    try {
      return ErasureView.logs(erasures.expiries().get());
    } catch (KafkaException e) {
      LOG.warn("It is not known how long topics are kept", e);
      return List.of();
    }
  }

  private static ProblemException unavailable(String reason) {
    return new ProblemException(
        Problem.of(
                ProblemType.ERASURE_UNAVAILABLE,
                "The customer is not erased: " + reason + "; ask again")
            .retryAfter(RETRY));
  }
}
