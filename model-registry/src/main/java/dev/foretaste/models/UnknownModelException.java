package dev.foretaste.models;

/** There is no such version, or no longer. */
public final class UnknownModelException extends ModelRefusedException {
  /** For this version. */
  public UnknownModelException(String version) {
    super(
        "there is no model version %s, or it was retired; list the versions that are there"
            .formatted(version));
  }
}
