package dev.foretaste.trees;

/** The model is damaged, or has something that this package does not evaluate. */
public final class UnsupportedModelException extends Exception {
  private static final long serialVersionUID = 1L;

  /** With the field that is at fault and why, for people. */
  public UnsupportedModelException(String message) {
    super(message);
  }
}
