package dev.foretaste.topology.erasure;

import dev.foretaste.schema.CustomerErased;

/** What forgetting a customer does to topics and to other tasks; the key is that of the record. */
public sealed interface ErasureEffect {

  /** The customer's profile is to go; the key is the customer. */
  record ProfileGone() implements ErasureEffect {}

  /** A training example is to go, if there is one under this key. */
  record ExampleGone() implements ErasureEffect {}

  /** What was expected of an order is to go from the index; the key is the order id. */
  record OrderGone(String customerId) implements ErasureEffect {}

  /** It is done; the key is the customer's pseudonym. */
  record Done(CustomerErased erased) implements ErasureEffect {}
}
