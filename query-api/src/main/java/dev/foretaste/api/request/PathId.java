package dev.foretaste.api.request;

import dev.foretaste.api.problem.ProblemException;
import dev.foretaste.orders.OrderValidator;
import io.javalin.http.Context;

/** An id in a path, under the limits that ids of orders have. */
public final class PathId {
  private static final char REPLACEMENT = '\uFFFD';

  private PathId() {}

  /**
   * The percent-decoded id.
   *
   * @param name of the parameter in the route
   * @param what it is the id of, for people
   * @throws ProblemException when nothing can have it
   */
  public static String of(Context ctx, String name, String what) {
    return checked(decoded(ctx, name, what), name, "The " + what + " id in the path");
  }

  /**
   * The id, when something can have it.
   *
   * @param subject begins the message, for people
   * @throws ProblemException when nothing can have it
   */
  public static String checked(String id, String name, String subject) {
    if (id.isBlank() || id.length() > OrderValidator.MAX_ID_LENGTH) {
      throw QueryParameters.fault(
          name,
          "%s must be 1 to %,d characters, not blank"
              .formatted(subject, OrderValidator.MAX_ID_LENGTH));
    }
    if (id.chars().anyMatch(Character::isISOControl)) {
      throw QueryParameters.fault(name, subject + " must not contain control characters");
    }
    // Decoding puts this character where the bytes are not UTF-8: two ids could look the same.
    if (id.indexOf(REPLACEMENT) >= 0) {
      throw QueryParameters.fault(name, subject + " must be percent-encoded UTF-8");
    }
    return id;
  }

  private static String decoded(Context ctx, String name, String what) {
    try {
      return ctx.pathParam(name);
    } catch (IllegalArgumentException e) {
      throw QueryParameters.fault(
          name, "The " + what + " id in the path must be percent-encoded UTF-8");
    }
  }
}
