package dev.foretaste.experiments;

import dev.foretaste.bundle.ScoringModel;
import dev.foretaste.scoring.BaselineScorer;
import java.util.Optional;

/**
 * The baseline scorer as a challenger. It has the item tables of the champion, so that the two
 * differ by nothing but their scorers, and is named after it: {@code v7+baseline}.
 */
public final class ControlArm {
  /** What experiments call the challenger. */
  public static final String NAME = "baseline";

  private static final String SUFFIX = "+" + NAME;

  private ControlArm() {}

  /** The baseline scorer with the tables of this model. */
  public static ScoringModel beside(ScoringModel champion) {
    return new ScoringModel(
        champion.version() + SUFFIX, new BaselineScorer(), champion.tables(), champion.manifest());
  }

  /** The version whose tables a control arm of this name has; empty when it is none. */
  public static Optional<String> tablesOf(String version) {
    return version.endsWith(SUFFIX)
        ? Optional.of(version.substring(0, version.length() - SUFFIX.length()))
        : Optional.empty();
  }
}
