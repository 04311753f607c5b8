package dev.foretaste.client;

/** The API answered with a problem, or did not answer in time. */
public final class ApiException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Status when no instance answered at all. */
  public static final int NO_ANSWER = 0;

  private final int status;
  private final String type;
  private final String field;

  ApiException(int status, String type, String field, String detail, Throwable cause) {
    super(detail, cause);
    this.status = status;
    this.type = type;
    this.field = field;
  }

  /** HTTP status; {@link #NO_ANSWER} when there was none. */
  public int status() {
    return status;
  }

  /** URI of the kind of problem; empty when there is none. */
  public String type() {
    return type;
  }

  /** The field or parameter that is at fault; empty when none is. */
  public String field() {
    return field;
  }
}
