package dev.foretaste.api.customers;

import dev.foretaste.topology.query.CustomerLookup;

/** Reads customers' states. Implementations are thread-safe and do not block for long. */
@FunctionalInterface
public interface CustomerReader {
  /** Looks a customer up; customers that cannot be looked up right now are an answer too. */
  CustomerLookup find(String customerId);
}
