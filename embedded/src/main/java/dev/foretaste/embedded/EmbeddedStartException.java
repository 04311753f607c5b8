package dev.foretaste.embedded;

/** The embedded broker or registry could not start; the message says what to do. */
public class EmbeddedStartException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public EmbeddedStartException(String message) {
    super(message);
  }

  public EmbeddedStartException(String message, Throwable cause) {
    super(message, cause);
  }
}
