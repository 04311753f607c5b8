package dev.foretaste.api.request;

import dev.foretaste.api.problem.FieldFault;
import dev.foretaste.api.problem.Problem;
import dev.foretaste.api.problem.ProblemException;
import dev.foretaste.api.problem.ProblemType;
import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The query parameters of a request, each of which may be given once. */
public final class QueryParameters {
  private final Context ctx;

  /** Parameters of this request. */
  public QueryParameters(Context ctx) {
    this.ctx = ctx;
  }

  /** A problem that names the parameter. */
  public static ProblemException fault(String name, String detail) {
    return new ProblemException(
        Problem.of(ProblemType.INVALID_PARAMETER, List.of(new FieldFault(name, detail))));
  }

  /**
   * A whole number.
   *
   * @param what it is, for people
   * @param otherwise when it is not given
   */
  public int number(String name, String what, int from, int to, int otherwise) {
    return (int) wholeNumber(name, what, from, to).orElse(otherwise);
  }

  /** A whole number that may be missing. */
  public OptionalLong wholeNumber(String name, String what, long from, long to) {
    Optional<String> text = single(ctx, name);
    if (text.isEmpty()) {
      return OptionalLong.empty();
    }
    if (text.get().matches("[0-9]{1,18}")) {
      long number = Long.parseLong(text.get());
      if (number >= from && number <= to) {
        return OptionalLong.of(number);
      }
    }
    throw fault(name, "%s, %s, must be %d to %d".formatted(name, what, from, to));
  }

  /** An id or a name of something; empty when it is not given. */
  public Optional<String> id(String name) {
    Optional<String> text = single(ctx, name);
    text.ifPresent(id -> PathId.checked(id, name, name));
    return text;
  }

  /** A time, as ISO-8601 with a zone or as ms since 1970-01-01T00:00Z; read as the latter. */
  public OptionalLong time(String name) {
    Optional<String> text = single(ctx, name);
    if (text.isEmpty()) {
      return OptionalLong.empty();
    }
    if (text.get().matches("[0-9]{1,15}")) {
      return OptionalLong.of(Long.parseLong(text.get()));
    }
    try {
      long time = Instant.parse(text.get()).toEpochMilli();
      if (time >= 0) {
        return OptionalLong.of(time);
      }
    } catch (DateTimeException | ArithmeticException e) {
      // The problem below says how a time is written.
    }
    throw fault(
        name,
        name
            + " must be a time with a zone, such as 2026-01-31T18:30:00Z, or a whole number of ms"
            + " since 1970-01-01T00:00Z");
  }

  /** true or false; false when it is not given. */
  public boolean flag(String name) {
    String text = single(ctx, name).orElse("false");
    if (!text.equals("true") && !text.equals("false")) {
      throw fault(name, name + " must be true or false");
    }
    return text.equals("true");
  }

  /** The parameter as it stands; empty when it is not given. */
  public Optional<String> text(String name) {
    return single(ctx, name);
  }

  private static Optional<String> single(Context ctx, String name) {
    List<String> values = ctx.queryParams(name);
    if (values.size() > 1) {
      throw fault(name, name + " must be given once");
    }
    return values.stream().findFirst();
  }
}
