package dev.foretaste.timing;

import dev.foretaste.preferences.Rhythm;

/** What is known of a customer's rhythm; each kind has a curve of its own. */
public enum RhythmKind {
  /** No gap yet: one order. */
  NEWCOMER("newcomer"),
  /** One or two gaps. */
  FEW("few"),
  /** Gaps that hardly differ. */
  STEADY("steady"),
  /** Gaps that differ by a factor of two or so. */
  LOOSE("loose"),
  /** Gaps that say little about the next. */
  ERRATIC("erratic");

  /** Weight between those of two gaps (1.9) and three (2.71). */
  private static final double KNOWN = 2.5;

  private static final double STEADY_DEVIATION = 0.4;
  private static final double LOOSE_DEVIATION = 1.0;

  private final String key;

  RhythmKind(String key) {
    this.key = key;
  }

  /** Name in a bundle. */
  public String key() {
    return key;
  }

  /** The kind of a rhythm. */
  public static RhythmKind of(Rhythm rhythm) {
    if (rhythm.weight() == 0) {
      return NEWCOMER;
    }
    if (rhythm.weight() < KNOWN) {
      return FEW;
    }
    double deviation = rhythm.deviation();
    if (deviation < STEADY_DEVIATION) {
      return STEADY;
    }
    return deviation < LOOSE_DEVIATION ? LOOSE : ERRATIC;
  }
}
