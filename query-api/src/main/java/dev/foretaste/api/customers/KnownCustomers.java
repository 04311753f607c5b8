package dev.foretaste.api.customers;

import dev.foretaste.api.problem.InstanceProblems;
import dev.foretaste.api.problem.Problem;
import dev.foretaste.api.problem.ProblemException;
import dev.foretaste.api.problem.ProblemType;
import dev.foretaste.feedback.SatisfactionMeter;
import dev.foretaste.schema.CustomerPreferences;
import dev.foretaste.schema.CustomerState;
import dev.foretaste.schema.OrderPrediction;
import dev.foretaste.schema.Satisfaction;
import dev.foretaste.topology.query.CustomerLookup;
import java.util.Optional;

/** Finds customers who have ordered; every other outcome is a problem. Thread-safe. */
final class KnownCustomers {
  private final CustomerReader reader;

  KnownCustomers(CustomerReader reader) {
    this.reader = reader;
  }

  /**
   * The state of a customer who has ordered; its preferences and standing prediction are there.
   *
   * @throws ProblemException when it cannot be had from this instance now
   */
  CustomerState get(String customerId) {
    CustomerLookup lookup = reader.find(customerId);
    if (lookup instanceof CustomerLookup.Found found && hasOrdered(found.state())) {
      return found.state();
    }
    throw new ProblemException(problem(lookup));
  }

  /**
   * The standing prediction of a customer who has ordered.
   *
   * @throws ProblemException when it cannot be had from this instance now
   */
  OrderPrediction standing(String customerId) {
    return reader.standing(customerId).orElseGet(() -> get(customerId).getStanding());
  }

  /**
   * Offset of the latest event of the customer that has been processed; empty before the first.
   *
   * @throws ProblemException when it cannot be had from this instance now
   */
  Optional<Long> latestOffset(String customerId) {
    CustomerLookup lookup = reader.find(customerId);
    if (lookup instanceof CustomerLookup.Found found) {
      return Optional.ofNullable(found.state().getPreferences())
          .map(CustomerPreferences::getOrdersOffset);
    }
    if (lookup instanceof CustomerLookup.Unknown) {
      return Optional.empty();
    }
    throw new ProblemException(problem(lookup));
  }

  /**
   * What a customer said, which may have been before the first order was processed.
   *
   * @throws ProblemException when it cannot be had from this instance now
   */
  Satisfaction satisfaction(String customerId) {
    CustomerLookup lookup = reader.find(customerId);
    if (lookup instanceof CustomerLookup.Found found) {
      Satisfaction satisfaction = found.state().getSatisfaction();
      return satisfaction == null ? SatisfactionMeter.none() : satisfaction;
    }
    throw new ProblemException(problem(lookup));
  }

  private static boolean hasOrdered(CustomerState state) {
    return state.getPreferences() != null && state.getStanding() != null;
  }

  /** Nothing is known of the customer. */
  static Problem unknownCustomer() {
    return Problem.of(
        ProblemType.UNKNOWN_CUSTOMER,
        "No order of this customer has been processed; predictions begin with the first");
  }

  private static Problem problem(CustomerLookup lookup) {
    if (lookup instanceof CustomerLookup.Elsewhere elsewhere) {
      return InstanceProblems.keptElsewhere(elsewhere.host(), elsewhere.port());
    }
    return lookup instanceof CustomerLookup.Unavailable unavailable
        ? InstanceProblems.unavailable(unavailable.reason())
        : unknownCustomer();
  }
}
