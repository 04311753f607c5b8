package dev.foretaste.api.security;

import dev.foretaste.schema.ApiKey;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A token bucket per key: {@code burst} requests at once, {@code requestsPerSecond} in the long
 * run. Each instance counts for itself. Thread-safe.
 */
final class RateLimits {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private final Map<String, Limited> byKey = new ConcurrentHashMap<>();

  private record Limited(int perSecond, int burst, Bucket bucket) {
    boolean isOf(ApiKey key) {
      return perSecond == key.getRequestsPerSecond() && burst == key.getBurst();
    }
  }

  /** Counts a request; when it is one too many, the whole seconds after which one may come. */
  Optional<Duration> tooMany(ApiKey key) {
    Limited limited =
        byKey.compute(
            key.getKeyId(), (id, known) -> known != null && known.isOf(key) ? known : limited(key));
    ConsumptionProbe probe = limited.bucket().tryConsumeAndReturnRemaining(1);
    return probe.isConsumed()
        ? Optional.empty()
        : Optional.of(
            Duration.ofSeconds(1 + (probe.getNanosToWaitForRefill() - 1) / NANOS_PER_SECOND));
  }

  private static Limited limited(ApiKey key) {
    Bucket bucket =
        Bucket.builder()
            .addLimit(
                limit ->
                    limit
                        .capacity(key.getBurst())
                        .refillGreedy(key.getRequestsPerSecond(), Duration.ofSeconds(1)))
            .build();
    return new Limited(key.getRequestsPerSecond(), key.getBurst(), bucket);
  }
}
