package dev.foretaste.evaluation;

import java.util.List;

/**
 * Where a method is good and where it is not; over the tested orders of all seeds together. Groups
 * without orders are left out.
 *
 * @param byHistory by how many orders of the customer were known
 * @param bySegment by {@link dev.foretaste.learning.quality.Segment}
 * @param byNovelty among the ordered items those the customer had before, and those never had
 *     before, each as if they were the whole order (Recall_rep and Recall_expl of Li et al., "A
 *     Next Basket Recommendation Reality Check", TOIS 2023); orders without such items do not count
 * @param calibration how often what was predicted with a probability came true; empty when the
 *     method gives none
 */
public record Breakdown(
    List<Part> byHistory, List<Part> bySegment, List<Part> byNovelty, List<Bin> calibration) {

  /**
   * Quality on one group.
   *
   * @param label of the group, for people
   * @param orders how many, at least one
   */
  public record Part(String label, int orders, Quality quality) {}

  /**
   * Predicted items with about the same probability.
   *
   * @param items how many, at least one
   * @param predicted their mean probability
   * @param observed share of them that was ordered
   */
  public record Bin(int items, double predicted, double observed) {}
}
