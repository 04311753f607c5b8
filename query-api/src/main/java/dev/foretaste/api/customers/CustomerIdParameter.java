package dev.foretaste.api.customers;

import dev.foretaste.api.problem.FieldFault;
import dev.foretaste.api.problem.Problem;
import dev.foretaste.api.problem.ProblemException;
import dev.foretaste.api.problem.ProblemType;
import dev.foretaste.orders.OrderValidator;
import io.javalin.http.Context;
import java.util.List;

/** The customer id in a path, under the limits that orders have. */
final class CustomerIdParameter {
  /** Name of the parameter in the route. */
  static final String NAME = "id";

  private static final char REPLACEMENT = '\uFFFD';

  private CustomerIdParameter() {}

  /**
   * The percent-decoded id.
   *
   * @throws ProblemException when no customer can have it
   */
  static String of(Context ctx) {
    String id = decoded(ctx);
    if (id.isBlank() || id.length() > OrderValidator.MAX_ID_LENGTH) {
      throw fault("must be 1 to %,d characters, not blank".formatted(OrderValidator.MAX_ID_LENGTH));
    }
    if (id.chars().anyMatch(Character::isISOControl)) {
      throw fault("must not contain control characters");
    }
    // Decoding puts this character where the bytes are not UTF-8: two ids could look the same.
    if (id.indexOf(REPLACEMENT) >= 0) {
      throw fault("must be percent-encoded UTF-8");
    }
    return id;
  }

  private static String decoded(Context ctx) {
    try {
      return ctx.pathParam(NAME);
    } catch (IllegalArgumentException e) {
      throw fault("must be percent-encoded UTF-8");
    }
  }

  private static ProblemException fault(String requirement) {
    return new ProblemException(
        Problem.of(
            ProblemType.INVALID_PARAMETER,
            List.of(new FieldFault(NAME, "The customer id in the path " + requirement))));
  }
}
