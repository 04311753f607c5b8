package dev.foretaste.api.feedback;

import dev.foretaste.api.Resource;
import dev.foretaste.api.customers.CustomerReader;
import dev.foretaste.api.json.RequestBody;
import dev.foretaste.api.log.LogPosition;
import dev.foretaste.api.log.LogUnavailableException;
import dev.foretaste.api.openapi.Answer;
import dev.foretaste.api.openapi.Route;
import dev.foretaste.api.problem.FieldFault;
import dev.foretaste.api.problem.Problem;
import dev.foretaste.api.problem.ProblemException;
import dev.foretaste.api.problem.ProblemType;
import dev.foretaste.feedback.FeedbackFingerprint;
import dev.foretaste.feedback.FeedbackTaker;
import dev.foretaste.orders.OrderValidator;
import dev.foretaste.orders.Rejection;
import dev.foretaste.schema.FeedbackGiven;
import dev.foretaste.schema.RecentFeedback;
import dev.foretaste.topology.query.CustomerLookup;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The endpoint that takes feedback. What the stream has processed is recognised here; a repetition
 * that comes sooner is appended again, and recognised by the stream.
 */
public final class FeedbackResource implements Resource {
  private static final Logger LOG = LoggerFactory.getLogger(FeedbackResource.class);
  private static final Duration RETRY_LOG = Duration.ofSeconds(5);
  private static final Duration RETRY_LOAD = Duration.ofSeconds(1);

  private final FeedbackReader reader = new FeedbackReader();
  private final OrderValidator validator = new OrderValidator();
  private final FeedbackLog log;
  private final CustomerReader customers;
  private final Clock clock;
  private final Semaphore places;

  /** What the client gets; position is "partition:offset". */
  record ReceiptView(String feedbackId, String position, boolean duplicate) {}

  /**
   * An endpoint that appends to this log.
   *
   * @param customers tells which feedback has been processed
   * @param clock the time that event times are compared with
   * @param concurrency how many may wait for the log at a time; more are turned away
   */
  public FeedbackResource(FeedbackLog log, CustomerReader customers, Clock clock, int concurrency) {
    this.log = log;
    this.customers = customers;
    this.clock = clock;
    places = new Semaphore(concurrency);
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.post("/v1/feedback", this::give);
  }

  @Override
  public Map<Route, Answer> answers() {
    return Map.of(new Route("POST", "/v1/feedback"), Answer.json(ReceiptView.class));
  }

  private void give(Context ctx) {
    FeedbackGiven feedback = reader.read(RequestBody.read(ctx));
    List<Rejection> faults = validator.check(feedback, clock.millis());
    if (!faults.isEmpty()) {
      throw invalid(
          ProblemType.INVALID_FEEDBACK,
          faults.stream().map(fault -> new FieldFault(fault.field(), fault.detail())).toList());
    }
    FeedbackFingerprint fingerprint = FeedbackFingerprint.of(feedback);
    Optional<RecentFeedback> earlier = processed(feedback.getCustomerId(), fingerprint);
    if (earlier.isPresent()) {
      answerAgain(ctx, feedback.getFeedbackId(), fingerprint, earlier.get());
    } else {
      ctx.status(HttpStatus.ACCEPTED)
          .json(new ReceiptView(feedback.getFeedbackId(), append(feedback).toString(), false));
    }
  }

  private Optional<RecentFeedback> processed(String customerId, FeedbackFingerprint fingerprint) {
    return customers.find(customerId) instanceof CustomerLookup.Found found
        ? FeedbackTaker.find(found.state(), fingerprint)
        : Optional.empty();
  }

  private static void answerAgain(
      Context ctx, String feedbackId, FeedbackFingerprint fingerprint, RecentFeedback earlier) {
    if (earlier.getContentHash() != fingerprint.content()) {
      throw invalid(
          ProblemType.FEEDBACK_ID_REUSED,
          List.of(
              new FieldFault(
                  "feedbackId",
                  "feedbackId was used before for feedback of this customer with other content;"
                      + " use a new id")));
    }
    LogPosition position =
        new LogPosition(earlier.getFeedbackPartition(), earlier.getFeedbackOffset());
    ctx.json(new ReceiptView(feedbackId, position.toString(), true));
  }

  private LogPosition append(FeedbackGiven feedback) {
    if (!places.tryAcquire()) {
      throw new ProblemException(
          Problem.of(
                  ProblemType.OVERLOADED,
                  "Too much feedback waits to be stored; send this again a little later")
              .retryAfter(RETRY_LOAD));
    }
    try {
      return log.append(feedback);
    } catch (LogUnavailableException e) {
      LOG.warn("Feedback could not be stored: {}", e.getMessage());
      throw new ProblemException(
          Problem.of(
                  ProblemType.FEEDBACK_LOG_UNAVAILABLE,
                  "The feedback was not confirmed: "
                      + e.getMessage()
                      + "; send it again with the same feedbackId, it does not count twice")
              .retryAfter(RETRY_LOG),
          e);
    } finally {
      places.release();
    }
  }

  private static ProblemException invalid(ProblemType type, List<FieldFault> faults) {
    return new ProblemException(Problem.of(type, faults));
  }
}
