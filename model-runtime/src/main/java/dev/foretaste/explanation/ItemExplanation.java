package dev.foretaste.explanation;

import java.util.List;

/**
 * Why an item got its score.
 *
 * @param score as the scorer gives it, bit for bit
 * @param base the score before anything is known of item and customer; with the reasons'
 *     contributions it sums to the score, but for rounding
 * @param reasons the weightiest first; kinds of features without influence are left out
 */
public record ItemExplanation(String itemId, float score, double base, List<Reason> reasons) {}
