package dev.foretaste.learning.gate;

import java.util.Locale;

/** What became of a challenger. */
public enum Outcome {
  /** It is champion now. */
  PROMOTED,
  /** It would do as champion: it can be promoted by hand, or is tried on live orders first. */
  PASSED,
  /** It is not good enough. */
  REJECTED,
  /** There is none: it could not be trained. */
  UNTRAINED,
  /** There is none: it would only have repeated the champion, which stays. */
  CONFIRMED;

  /** Name in verdicts. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
