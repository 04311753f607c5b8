package dev.foretaste.cli.simulator;

import dev.foretaste.schema.OrderPlaced;

/** Takes in orders, for example to send them to a topic. */
@FunctionalInterface
public interface OrderSender {

  /** Must not block for long; may throw, in which case the order is lost and the next is tried. */
  void send(OrderPlaced order);
}
