package dev.foretaste.api.orders;

/** Orders, or other events of customers, cannot be appended right now. */
public final class OrderLogUnavailableException extends RuntimeException {
  /** With the reason, for people, and its cause. */
  public OrderLogUnavailableException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
