package dev.foretaste.topology.inputs;

/**
 * A task has adopted an input that this instance has not loaded. The task must not go on with an
 * older one; its thread starts over.
 */
public final class InputNotLoadedException extends RuntimeException {
  /** With what is missing. */
  public InputNotLoadedException(String message) {
    super(message);
  }
}
