package dev.foretaste.cli.verify;

import dev.foretaste.hashing.StableHash;
import java.util.Optional;

/**
 * A share of the customers, always the same ones; the first customer who is asked for is among them
 * unless the share is 0. Not thread-safe.
 */
final class CustomerSample {
  private final double share;
  private Optional<String> first = Optional.empty();

  /**
   * @param share 0 to 1
   */
  CustomerSample(double share) {
    this.share = share;
  }

  boolean includes(String customerId) {
    if (share == 0) {
      return false;
    }
    if (first.isEmpty()) {
      first = Optional.of(customerId);
    }
    double position = new StableHash().add(customerId).unit();
    return position < share || first.get().equals(customerId);
  }
}
