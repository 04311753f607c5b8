package dev.foretaste.api.routing;

import dev.foretaste.api.request.QueryParameters;
import io.javalin.http.Context;
import java.time.Duration;

/**
 * Under which terms a client takes an answer.
 *
 * @param maxLag most changelog records that the answering copy may be behind; 0 takes answers only
 *     from the instance that processes the key's orders
 * @param patience how long finding an instance that answers may take
 */
record ReadTerms(long maxLag, Duration patience) {
  /** Header with the time a client gives a request, in ms. */
  static final String TIMEOUT = "Request-Timeout";

  /** Header of answers from a copy: how many changelog records it was behind at most. */
  static final String LAG = "Foretaste-Lag";

  private static final int MAX_LAG = 1_000_000_000;
  private static final int DEFAULT_LAG = 10_000;
  private static final int MAX_TIMEOUT_MS = 60_000;
  private static final int DEFAULT_TIMEOUT_MS = 1_000;

  /** The terms of a request. */
  static ReadTerms of(Context ctx) {
    String timeout = ctx.header(TIMEOUT);
    int ms = timeout == null ? DEFAULT_TIMEOUT_MS : timeout(timeout);
    return new ReadTerms(maxLag(ctx), Duration.ofMillis(ms).plus(wait(ctx)));
  }

  /** How far behind the answering copy may be. */
  static long maxLag(Context ctx) {
    return new QueryParameters(ctx)
        .number("maxLag", "the most records a copy may be behind", 0, MAX_LAG, DEFAULT_LAG);
  }

  /** Endpoints that take it check it; a client that waits for its order wants the answer then. */
  private static Duration wait(Context ctx) {
    String wait = ctx.queryParam("wait");
    return Duration.ofMillis(wait != null && wait.matches("[0-9]{1,5}") ? Long.parseLong(wait) : 0);
  }

  private static int timeout(String text) {
    if (text.matches("[0-9]{1,5}")) {
      int ms = Integer.parseInt(text);
      if (ms >= 1 && ms <= MAX_TIMEOUT_MS) {
        return ms;
      }
    }
    throw QueryParameters.fault(
        TIMEOUT, "the header %s must be 1 to %,d, in ms".formatted(TIMEOUT, MAX_TIMEOUT_MS));
  }
}
