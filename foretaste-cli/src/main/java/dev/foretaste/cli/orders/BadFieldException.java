package dev.foretaste.cli.orders;

/** A field of a line is outside of what an order may hold. The message names it. */
public final class BadFieldException extends Exception {

  BadFieldException(String message) {
    super(message);
  }
}
