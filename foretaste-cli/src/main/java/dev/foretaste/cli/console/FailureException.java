package dev.foretaste.cli.console;

/** The command could not do its work; exit code 1. One line, says what happened and what to do. */
public final class FailureException extends RuntimeException {

  /** The message is all that the user sees. */
  public FailureException(String message) {
    super(message);
  }

  /** The cause is for the log. */
  public FailureException(String message, Throwable cause) {
    super(message, cause);
  }
}
