package dev.foretaste.api.routing;

import dev.foretaste.api.StateReaders;
import dev.foretaste.api.problem.Problem;
import dev.foretaste.api.problem.ProblemException;
import dev.foretaste.api.problem.ProblemType;
import dev.foretaste.topology.lifecycle.PredictionService;
import io.javalin.http.Context;
import java.util.Optional;

/**
 * What an instance needs to answer about keys that others keep.
 *
 * @param copies reads this instance's copies of state
 * @param directory knows who keeps which key
 * @param secret shared by all instances; without one they do not ask each other
 */
public record Routing(
    StateReaders copies, KeyDirectory directory, Optional<InternalSecret> secret) {

  /** Of an instance of the stream. */
  public static Routing of(PredictionService service, Optional<InternalSecret> secret) {
    return new Routing(StateReaders.ofCopies(service), KeyDirectory.of(service), secret);
  }

  /** Of an instance that is alone. */
  public static Routing alone(StateReaders state) {
    return new Routing(state, KeyDirectory.alone(), Optional.empty());
  }

  /**
   * Lets only other instances pass.
   *
   * @throws ProblemException when the secret is not shown
   */
  void requireSecret(Context ctx) {
    if (secret.isEmpty() || !secret.get().matches(ctx.header(InternalSecret.HEADER))) {
      throw new ProblemException(
          Problem.of(ProblemType.INTERNAL_ONLY, "This is for other instances of the service"));
    }
  }
}
