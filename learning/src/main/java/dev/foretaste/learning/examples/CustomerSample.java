package dev.foretaste.learning.examples;

import dev.foretaste.hashing.StableHash;
import java.util.Locale;

/**
 * A share of all customers, chosen by a hash of their ids: a smaller share is a part of a larger
 * one, and each of its customers is in it with everything. Immutable.
 *
 * @param share above 0, at most 1
 */
record CustomerSample(double share) {
  /** Everybody. */
  static final CustomerSample EVERYBODY = new CustomerSample(1);

  /** Its hash has nothing to do with those that other choices are made by. */
  private static final String SALT = "held-examples";

  private static final double SMALLER = 15.0 / 16;

  /** Whether the customer is in it. */
  boolean includes(String customerId) {
    return share == 1 || new StableHash().add(SALT).add(customerId).unit() < share;
  }

  /** A sixteenth of its customers leave. */
  CustomerSample smaller() {
    return new CustomerSample(share * SMALLER);
  }

  /** In words. */
  String describe() {
    return share == 1
        ? "all customers"
        : String.format(
            Locale.ROOT, "%.4g %% of the customers, by a hash of their ids", 100 * share);
  }
}
