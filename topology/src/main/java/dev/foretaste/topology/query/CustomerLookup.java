package dev.foretaste.topology.query;

import dev.foretaste.schema.CustomerState;

/** The answer to a question about a customer. */
public sealed interface CustomerLookup {

  /**
   * The customer is known here.
   *
   * @param state as of the latest order this instance has processed
   */
  record Found(CustomerState state) implements CustomerLookup {}

  /** The customer has never ordered. */
  record Unknown() implements CustomerLookup {}

  /**
   * Another instance keeps the customer.
   *
   * @param host where its API is
   * @param port its port
   */
  record Elsewhere(String host, int port) implements CustomerLookup {}

  /**
   * Nobody can tell right now.
   *
   * @param reason for people
   */
  record Unavailable(String reason) implements CustomerLookup {}
}
