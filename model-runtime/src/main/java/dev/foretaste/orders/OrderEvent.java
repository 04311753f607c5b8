package dev.foretaste.orders;

import dev.foretaste.schema.OrderAmended;
import dev.foretaste.schema.OrderCancelled;
import dev.foretaste.schema.OrderPlaced;
import org.apache.avro.specific.SpecificRecord;

/** What can happen on the orders topic. */
public sealed interface OrderEvent {
  /** Id of the order the event is about. */
  String orderId();

  /** Whose order it is. */
  String customerId();

  /** When it happened, in ms since 1970-01-01T00:00Z. */
  long eventTime();

  /**
   * Whether the event says that the customer's orders may not be learned from for all customers.
   * Cancellations and amendments say nothing.
   */
  default boolean withholdsConsent() {
    return this instanceof Placed placed && !placed.order().getConsent();
  }

  /** A customer placed an order. */
  record Placed(OrderPlaced order) implements OrderEvent {
    @Override
    public String orderId() {
      return order.getOrderId();
    }

    @Override
    public String customerId() {
      return order.getCustomerId();
    }

    @Override
    public long eventTime() {
      return order.getEventTime();
    }
  }

  /** An order does not count. */
  record Cancelled(OrderCancelled cancellation) implements OrderEvent {
    @Override
    public String orderId() {
      return cancellation.getOrderId();
    }

    @Override
    public String customerId() {
      return cancellation.getCustomerId();
    }

    @Override
    public long eventTime() {
      return cancellation.getEventTime();
    }
  }

  /** An order's lines are replaced. */
  record Amended(OrderAmended amendment) implements OrderEvent {
    @Override
    public String orderId() {
      return amendment.getOrderId();
    }

    @Override
    public String customerId() {
      return amendment.getCustomerId();
    }

    @Override
    public long eventTime() {
      return amendment.getEventTime();
    }
  }

  /**
   * Wraps a decoded record.
   *
   * @throws IllegalArgumentException when the record is not an order event
   */
  static OrderEvent of(SpecificRecord event) {
    if (event instanceof OrderPlaced order) {
      return new Placed(order);
    }
    if (event instanceof OrderCancelled cancellation) {
      return new Cancelled(cancellation);
    }
    if (event instanceof OrderAmended amendment) {
      return new Amended(amendment);
    }
    throw new IllegalArgumentException("Not an order event: " + event.getSchema().getFullName());
  }
}
