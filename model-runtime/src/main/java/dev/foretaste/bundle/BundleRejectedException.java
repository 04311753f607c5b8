package dev.foretaste.bundle;

/** A bundle cannot be used; the message says why, for people. */
public final class BundleRejectedException extends Exception {
  /** With the reason, for people. */
  public BundleRejectedException(String reason) {
    super(reason);
  }

  /** With the reason, for people, and its cause. */
  public BundleRejectedException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
