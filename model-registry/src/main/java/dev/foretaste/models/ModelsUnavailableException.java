package dev.foretaste.models;

/** The topics or the schema registry cannot be reached in time; the message says why. */
public final class ModelsUnavailableException extends RuntimeException {
  /** With the reason, for people. */
  public ModelsUnavailableException(String message) {
    super(message);
  }

  /** With the reason, for people, and its cause. */
  public ModelsUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
