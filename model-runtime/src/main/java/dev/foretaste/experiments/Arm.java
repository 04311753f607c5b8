package dev.foretaste.experiments;

import java.util.Locale;

/** The two sides of an experiment. */
public enum Arm {
  /** What scores for everybody else. */
  CHAMPION,
  /** What is tried. */
  CHALLENGER;

  /** How outcomes and reports name it. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
