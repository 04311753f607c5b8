package dev.foretaste.api.orders;

import dev.foretaste.api.log.LogPosition;

/** What became of an order that was handed in. */
sealed interface Receipt {

  /** It stands on the log now. */
  record Appended(LogPosition position) implements Receipt {}

  /** It stood there already, with the same content. */
  record Repeated(LogPosition position) implements Receipt {}

  /** Another order of the customer has this id. */
  record Contradicted() implements Receipt {}
}
