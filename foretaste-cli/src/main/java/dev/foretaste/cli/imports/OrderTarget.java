package dev.foretaste.cli.imports;

import dev.foretaste.cli.orders.SourcedOrder;

/** Where orders are sent to. */
interface OrderTarget {

  /** Sends in sequence, not necessarily at once. Fails if an earlier order could not be sent. */
  void send(SourcedOrder order);

  /** Returns when everything sent so far has arrived for good. */
  void flush();
}
