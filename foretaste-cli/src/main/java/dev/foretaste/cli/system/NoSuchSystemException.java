package dev.foretaste.cli.system;

/** No running system, or more than one, fits what was asked for. One line, says what to do. */
public final class NoSuchSystemException extends Exception {

  NoSuchSystemException(String message) {
    super(message);
  }
}
