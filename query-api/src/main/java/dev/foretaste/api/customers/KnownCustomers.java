package dev.foretaste.api.customers;

import dev.foretaste.api.problem.Problem;
import dev.foretaste.api.problem.ProblemException;
import dev.foretaste.api.problem.ProblemType;
import dev.foretaste.feedback.SatisfactionMeter;
import dev.foretaste.schema.CustomerState;
import dev.foretaste.schema.Satisfaction;
import dev.foretaste.topology.query.CustomerLookup;
import java.time.Duration;

/** Finds customers who have ordered; every other outcome is a problem. Thread-safe. */
final class KnownCustomers {
  private static final Duration RETRY = Duration.ofSeconds(2);

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

  private static Problem problem(CustomerLookup lookup) {
    if (lookup instanceof CustomerLookup.Elsewhere elsewhere) {
      return Problem.of(
              ProblemType.KEPT_ELSEWHERE, "Send the request to the instance at instance_url")
          .with("instance_url", url(elsewhere));
    }
    if (lookup instanceof CustomerLookup.Unavailable unavailable) {
      return Problem.of(ProblemType.STATE_UNAVAILABLE, unavailable.reason()).retryAfter(RETRY);
    }
    return Problem.of(
        ProblemType.UNKNOWN_CUSTOMER,
        "No order of this customer has been processed; predictions begin with the first");
  }

  private static String url(CustomerLookup.Elsewhere instance) {
    String host =
        instance.host().indexOf(':') >= 0 && !instance.host().startsWith("[")
            ? "[" + instance.host() + "]"
            : instance.host();
    return "http://" + host + ":" + instance.port();
  }
}
