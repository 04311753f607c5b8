package dev.foretaste.cli.orders;

/** An order file cannot be read any further. The message says where and why. */
public final class OrderFileException extends Exception {

  /** A fault of the file as a whole. */
  public OrderFileException(String message) {
    super(message);
  }

  /** A fault found by a parser. */
  public OrderFileException(String message, Throwable cause) {
    super(message, cause);
  }

  OrderFileException(BadLine line) {
    super(line.toString());
  }
}
