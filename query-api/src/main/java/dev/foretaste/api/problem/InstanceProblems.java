package dev.foretaste.api.problem;

import dev.foretaste.topology.query.Lookup;
import java.time.Duration;
import java.util.function.Supplier;

/** What stands in the way when this instance cannot answer from its stores. */
public final class InstanceProblems {
  private static final Duration RETRY = Duration.ofSeconds(2);

  private InstanceProblems() {}

  /**
   * What was found.
   *
   * @param unknown the problem when nothing is kept under the key
   * @throws ProblemException when it cannot be had from this instance now
   */
  public static <T> T require(Lookup<T> lookup, Supplier<Problem> unknown) {
    if (lookup instanceof Lookup.Found<T> found) {
      return found.value();
    }
    if (lookup instanceof Lookup.Elsewhere<T> elsewhere) {
      throw new ProblemException(keptElsewhere(elsewhere.host(), elsewhere.port()));
    }
    throw new ProblemException(
        lookup instanceof Lookup.Unavailable<T> unavailable
            ? unavailable(unavailable.reason())
            : unknown.get());
  }

  /** Another instance has to be asked. */
  public static Problem keptElsewhere(String host, int port) {
    String inUrl = host.indexOf(':') >= 0 && !host.startsWith("[") ? "[" + host + "]" : host;
    return Problem.of(
            ProblemType.KEPT_ELSEWHERE, "Send the request to the instance at instance_url")
        .with("instance_url", "http://" + inUrl + ":" + port);
  }

  /** Nobody can tell right now; the reason is for people. */
  public static Problem unavailable(String reason) {
    return Problem.of(ProblemType.STATE_UNAVAILABLE, reason).retryAfter(RETRY);
  }
}
