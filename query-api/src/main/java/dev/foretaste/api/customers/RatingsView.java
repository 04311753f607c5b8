package dev.foretaste.api.customers;

import dev.foretaste.schema.Satisfaction;

/**
 * A summary of ratings as the API shows it.
 *
 * @param mean 1 to 5; null when there are none
 * @param last the rating that arrived last, 1 to 5; null when there are none
 * @param negative how many are 1 or 2
 * @param neutral how many are 3
 * @param positive how many are 4 or 5
 */
public record RatingsView(
    long count, Double mean, Integer last, long negative, long neutral, long positive) {

  /** Shows a summary. */
  public static RatingsView of(Satisfaction summary) {
    boolean none = summary.getRatings() == 0;
    return new RatingsView(
        summary.getRatings(),
        none ? null : (double) summary.getRatingSum() / summary.getRatings(),
        none ? null : summary.getLastRating(),
        summary.getNegative(),
        summary.getNeutral(),
        summary.getPositive());
  }
}
