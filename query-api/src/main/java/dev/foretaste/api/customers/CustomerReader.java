package dev.foretaste.api.customers;

import dev.foretaste.schema.OrderPrediction;
import dev.foretaste.topology.query.CustomerLookup;
import dev.foretaste.topology.query.CustomerStates;
import java.util.Optional;

/** Reads customers' states. Implementations are thread-safe and do not block for long. */
@FunctionalInterface
public interface CustomerReader {
  /** Looks a customer up; customers that cannot be looked up right now are an answer too. */
  CustomerLookup find(String customerId);

  /**
   * The standing prediction alone, where that is quicker than {@link #find}; empty when it is to be
   * asked.
   */
  default Optional<OrderPrediction> standing(String customerId) {
    return Optional.empty();
  }

  /** Customers whose orders an instance of the stream processes. */
  static CustomerReader of(CustomerStates customers) {
    return new CustomerReader() {
      @Override
      public CustomerLookup find(String customerId) {
        return customers.find(customerId);
      }

      @Override
      public Optional<OrderPrediction> standing(String customerId) {
        return customers.standing(customerId);
      }
    };
  }
}
