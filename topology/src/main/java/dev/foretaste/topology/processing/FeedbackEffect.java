package dev.foretaste.topology.processing;

import dev.foretaste.topology.ingest.DeadLetter;

/** What feedback gives to the world beside the customer's state. */
public sealed interface FeedbackEffect {

  /**
   * An order was rated; the key says which store and month that counts for.
   *
   * @param rating 1 to 5
   */
  record Rated(int rating) implements FeedbackEffect {}

  /** The feedback cannot be taken. */
  record Refused(DeadLetter letter) implements FeedbackEffect {}
}
