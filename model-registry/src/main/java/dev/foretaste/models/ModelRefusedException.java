package dev.foretaste.models;

/** What was asked of a model version cannot be done; the message names it and says what to do. */
public class ModelRefusedException extends RuntimeException {
  /** With the message for whoever asked. */
  public ModelRefusedException(String message) {
    super(message);
  }

  /** With the message for whoever asked, and its cause. */
  public ModelRefusedException(String message, Throwable cause) {
    super(message, cause);
  }
}
