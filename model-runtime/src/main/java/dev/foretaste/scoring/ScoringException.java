package dev.foretaste.scoring;

/** A scorer could not be loaded or could not score. */
public final class ScoringException extends RuntimeException {
  /** With what went wrong, for people. */
  public ScoringException(String message) {
    super(message);
  }

  /** With what went wrong, for people, and why. */
  public ScoringException(String message, Throwable cause) {
    super(message, cause);
  }
}
