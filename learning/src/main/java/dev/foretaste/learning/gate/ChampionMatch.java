package dev.foretaste.learning.gate;

/**
 * Challenger and champion on the same examples: those of the holdout that are newer than everything
 * the champion knows. On older ones its tables would give the answers away.
 *
 * @param version the champion's
 * @param trained whether the champion has trees; the baseline scorer is judged elsewhere
 * @param champion the champion's quality, with its own tables
 * @param challenger the challenger's quality on these examples
 * @param newExamples all examples, held out or not and whatever their event time, that came after
 *     the champion's training
 */
public record ChampionMatch(
    String version,
    boolean trained,
    HoldoutQuality champion,
    HoldoutQuality challenger,
    int newExamples) {

  /** Examples below which a comparison says nothing, and below which nothing new was learned. */
  public static final int FEWEST_EXAMPLES = 30;

  boolean isMeaningful() {
    return champion.examples() >= FEWEST_EXAMPLES;
  }

  boolean challengerKnowsMore() {
    return newExamples >= FEWEST_EXAMPLES;
  }
}
