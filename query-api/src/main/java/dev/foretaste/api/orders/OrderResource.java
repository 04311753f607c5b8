package dev.foretaste.api.orders;

import dev.foretaste.api.Resource;
import dev.foretaste.api.customers.CustomerReader;
import dev.foretaste.api.json.RequestBody;
import dev.foretaste.api.log.LogUnavailableException;
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
import io.javalin.http.HttpStatus;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Endpoints that take orders. */
public final class OrderResource implements Resource {
  private static final Logger LOG = LoggerFactory.getLogger(OrderResource.class);
  private static final Duration RETRY_LOG = Duration.ofSeconds(5);
  private static final Duration RETRY_LOAD = Duration.ofSeconds(1);

  private final OrderReader reader = new OrderReader();
  private final OrderValidator validator = new OrderValidator();
  private final OrderIntake intake;
  private final Clock clock;
  private final Semaphore places;

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
  }

  private void place(Context ctx) {
    OrderPlaced order = reader.read(RequestBody.read(ctx));
    List<Rejection> faults = validator.check(new OrderEvent.Placed(order), clock.millis());
    if (!faults.isEmpty()) {
      throw new ProblemException(
          Problem.of(
              ProblemType.INVALID_ORDER,
              faults.stream()
                  .map(fault -> new FieldFault(fault.field(), fault.detail()))
                  .toList()));
    }
    answer(ctx, order.getOrderId(), take(order));
  }

  private Receipt take(OrderPlaced order) {
    if (!places.tryAcquire()) {
      throw new ProblemException(
          Problem.of(
                  ProblemType.OVERLOADED,
                  "Too many orders wait to be stored; send this one again a little later")
              .retryAfter(RETRY_LOAD));
    }
    try {
      return intake.take(order);
    } catch (LogUnavailableException e) {
      LOG.warn("An order could not be stored: {}", e.getMessage());
      throw new ProblemException(
          Problem.of(
                  ProblemType.ORDER_LOG_UNAVAILABLE,
                  "The order was not confirmed: "
                      + e.getMessage()
                      + "; send it again with the same orderId, it is not taken twice")
              .retryAfter(RETRY_LOG),
          e);
    } finally {
      places.release();
    }
  }

  private static void answer(Context ctx, String orderId, Receipt receipt) {
    if (receipt instanceof Receipt.Appended appended) {
      ctx.status(HttpStatus.ACCEPTED)
          .json(new ReceiptView(orderId, appended.position().toString(), false));
    } else if (receipt instanceof Receipt.Repeated repeated) {
      ctx.json(new ReceiptView(orderId, repeated.position().toString(), true));
    } else {
      throw new ProblemException(
          Problem.of(
              ProblemType.ORDER_ID_REUSED,
              List.of(
                  new FieldFault(
                      "orderId",
                      "orderId was used before for an order of this customer with other content;"
                          + " use a new id"))));
    }
  }
}
