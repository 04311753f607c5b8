package dev.foretaste.api.log;

/** Events of customers cannot be appended right now. */
public final class LogUnavailableException extends RuntimeException {
  /** With the reason, for people, and its cause. */
  public LogUnavailableException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
