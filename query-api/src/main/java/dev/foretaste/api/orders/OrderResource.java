package dev.foretaste.api.orders;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foretaste.api.Resource;
import dev.foretaste.api.customers.CustomerReader;
import dev.foretaste.api.json.BatchReader;
import dev.foretaste.api.json.RequestBody;
import dev.foretaste.api.log.LogUnavailableException;
import dev.foretaste.api.openapi.Answer;
import dev.foretaste.api.openapi.Route;
import dev.foretaste.api.problem.FieldFault;
import dev.foretaste.api.problem.Problem;
import dev.foretaste.api.problem.ProblemException;
import dev.foretaste.api.problem.ProblemType;
import dev.foretaste.orders.OrderEvent;
import dev.foretaste.orders.OrderValidator;
import dev.foretaste.orders.Rejection;
import dev.foretaste.schema.OrderPlaced;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Endpoints that take orders. */
public final class OrderResource implements Resource {
  private static final Logger LOG = LoggerFactory.getLogger(OrderResource.class);
  private static final Duration RETRY_LOG = Duration.ofSeconds(5);
  private static final Duration RETRY_LOAD = Duration.ofSeconds(1);

  private static final BatchReader BATCHES = new BatchReader("orders");

  private final OrderReader reader = new OrderReader();
  private final OrderValidator validator = new OrderValidator();
  private final OrderIntake intake;
  private final Clock clock;
  private final Semaphore places;

  /** What became of the orders of a batch, in their sequence. */
  record BatchView(List<EntryView> results) {}

  /** An order that is on its way. */
  private record SentOrder(String orderId, CompletableFuture<Receipt> receipt) {}

  /** What the client gets for an order; position is "partition:offset". */
  record ReceiptView(String orderId, String position, boolean duplicate) {}

  /**
   * Endpoints that append to this log.
   *
   * @param customers tells which orders have been processed
   * @param clock the time that event times are compared with
   * @param concurrency how many orders may wait for the log at a time; more are turned away, so
   *     that a log which does not answer leaves threads for everything else
   */
  public OrderResource(OrderLog log, CustomerReader customers, Clock clock, int concurrency) {
    intake = new OrderIntake(log, customers);
    this.clock = clock;
    places = new Semaphore(concurrency);
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.post("/v1/orders", this::place);
    routes.post("/v1/orders/batch", this::placeAll);
  }

  @Override
  public Map<Route, Answer> answers() {
    return Map.of(
        new Route("POST", "/v1/orders"), Answer.json(ReceiptView.class),
        new Route("POST", "/v1/orders/batch"), Answer.json(BatchView.class));
  }

  private void place(Context ctx) {
    OrderPlaced order = reader.read(RequestBody.read(ctx));
    check(order);
    answer(ctx, order.getOrderId(), exclusively(() -> intake.take(order)));
  }

  private void placeAll(Context ctx) {
    List<JsonNode> entries = BATCHES.read(RequestBody.read(ctx));
    ctx.json(
        new BatchView(
            exclusively(
                () ->
                    entries.stream().map(this::send).toList().stream()
                        .map(OrderResource::await)
                        .toList())));
  }

  /** Sends all before any is waited for; a problem stays with its entry. */
  private SentOrder send(JsonNode entry) {
    String orderId = entry.path("orderId").asText("");
    try {
      OrderPlaced order = reader.read(entry);
      check(order);
      return new SentOrder(orderId, intake.send(order));
    } catch (ProblemException e) {
      return new SentOrder(orderId, CompletableFuture.failedFuture(e));
    }
  }

  private static EntryView await(SentOrder sent) {
    try {
      return EntryView.of(sent.orderId(), OrderIntake.await(sent.receipt()));
    } catch (LogUnavailableException e) {
      return EntryView.of(sent.orderId(), notConfirmed(e));
    } catch (CompletionException e) {
      if (e.getCause() instanceof ProblemException refused) {
        return EntryView.of(sent.orderId(), refused.problem());
      }
      throw e;
    }
  }

  private void check(OrderPlaced order) {
    List<Rejection> faults = validator.check(new OrderEvent.Placed(order), clock.millis());
    if (!faults.isEmpty()) {
      throw new ProblemException(
          Problem.of(
              ProblemType.INVALID_ORDER,
              faults.stream()
                  .map(fault -> new FieldFault(fault.field(), fault.detail()))
                  .toList()));
    }
  }

  private <T> T exclusively(Supplier<T> taking) {
    if (!places.tryAcquire()) {
      throw new ProblemException(
          Problem.of(
                  ProblemType.OVERLOADED,
                  "Too many orders wait to be stored; send this one again a little later")
              .retryAfter(RETRY_LOAD));
    }
    try {
      return taking.get();
    } catch (LogUnavailableException e) {
      throw new ProblemException(notConfirmed(e), e);
    } finally {
      places.release();
    }
  }

  private static Problem notConfirmed(LogUnavailableException failure) {
    LOG.warn("An order could not be stored: {}", failure.getMessage());
    return Problem.of(
            ProblemType.ORDER_LOG_UNAVAILABLE,
            "The order was not confirmed: "
                + failure.getMessage()
                + "; send it again with the same orderId, it is not taken twice")
        .retryAfter(RETRY_LOG);
  }

  private static void answer(Context ctx, String orderId, Receipt receipt) {
    if (receipt instanceof Receipt.Contradicted) {
      throw new ProblemException(EntryView.idReused());
    }
    EntryView entry = EntryView.of(orderId, receipt);
    ctx.status(entry.status()).json(new ReceiptView(orderId, entry.position(), entry.duplicate()));
  }
}
