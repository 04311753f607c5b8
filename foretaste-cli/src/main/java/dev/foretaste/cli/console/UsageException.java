package dev.foretaste.cli.console;

/** The command was called in a way that cannot work; exit code 2. One line, says what to do. */
public final class UsageException extends RuntimeException {

  /** The message is all that the user sees. */
  public UsageException(String message) {
    super(message);
  }
}
