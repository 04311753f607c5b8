package dev.foretaste.models;

import dev.foretaste.schema.ExperimentKind;
import java.util.Optional;

/**
 * What is to be tried.
 *
 * @param kind SHADOW or AB
 * @param challenger a version, or {@code baseline}
 * @param perMille share of the customers in thousandths; 1 to 1000
 * @param salt chooses the customers; empty for a new choice
 * @param reason who asks and why, in words
 */
public record ExperimentPlan(
    ExperimentKind kind, String challenger, int perMille, Optional<String> salt, String reason) {

  /** Checks the ranges. */
  public ExperimentPlan {
    if (kind == ExperimentKind.UNKNOWN) {
      throw new IllegalArgumentException("kind must be SHADOW or AB");
    }
    if (perMille < 1 || perMille > 1_000) {
      throw new IllegalArgumentException("perMille must be 1 to 1000");
    }
  }
}
