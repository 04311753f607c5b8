package dev.foretaste.learning.training;

/** There is nothing to train from; the message says why and what is missing, for people. */
public final class NotTrainableException extends Exception {
  /** With the reason, for people. */
  public NotTrainableException(String reason) {
    super(reason);
  }
}
