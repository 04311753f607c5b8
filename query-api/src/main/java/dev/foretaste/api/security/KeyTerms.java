package dev.foretaste.api.security;

import dev.foretaste.schema.ApiScope;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a key is to be like.
 *
 * @param name who will use it; 1 to 100 characters
 * @param scopes at least one
 * @param requestsPerSecond that each instance takes in the long run; 1 to 100,000
 * @param burst requests at once; 1 to 100,000
 * @param lifetime after which it is refused; empty for ever
 */
public record KeyTerms(
    String name,
    Set<ApiScope> scopes,
    int requestsPerSecond,
    int burst,
    Optional<Duration> lifetime) {
  private static final int MAX_NAME = 100;
  private static final int MAX_RATE = 100_000;

  /** Checks the limits. */
  public KeyTerms {
    scopes = Set.copyOf(scopes);
    if (name.isBlank()
        || name.length() > MAX_NAME
        || name.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          "the name must be 1 to %d printable characters".formatted(MAX_NAME));
    }
    if (scopes.isEmpty() || scopes.contains(ApiScope.UNKNOWN)) {
      throw new IllegalArgumentException("scopes must be some of read, ingest, admin");
    }
    requireRate("requests per second", requestsPerSecond);
    requireRate("burst", burst);
    if (lifetime.isPresent() && (lifetime.get().isNegative() || lifetime.get().isZero())) {
      throw new IllegalArgumentException("the lifetime must be longer than nothing");
    }
  }

  List<ApiScope> sortedScopes() {
    return scopes.stream().sorted().toList();
  }

  private static void requireRate(String what, int value) {
    if (value < 1 || value > MAX_RATE) {
      throw new IllegalArgumentException("%s must be 1 to %,d".formatted(what, MAX_RATE));
    }
  }
}
