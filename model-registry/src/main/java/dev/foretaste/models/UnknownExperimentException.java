package dev.foretaste.models;

/** There is no such experiment. */
public final class UnknownExperimentException extends ModelRefusedException {
  /** With the message for whoever asked. */
  public UnknownExperimentException(String message) {
    super(message);
  }
}
