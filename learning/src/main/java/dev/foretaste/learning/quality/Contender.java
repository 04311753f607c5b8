package dev.foretaste.learning.quality;

/** Who ranks the same examples. */
public enum Contender {
  /** The model that was trained anew. */
  CHALLENGER(""),
  /** The trees of the model that scores now, with the challenger's tables. */
  CHAMPION("champion_"),
  /** The scorer that answers without trees. */
  BASELINE("baseline_"),
  /** The customer's own most frequent items. */
  P_TOP_FREQ("p_topfreq_"),
  /** The same, filled up with what is popular with everybody. */
  GP_TOP_FREQ("gp_topfreq_");

  private final String prefix;

  Contender(String prefix) {
    this.prefix = prefix;
  }

  /** Stands before the names of its metrics. */
  public String prefix() {
    return prefix;
  }
}
