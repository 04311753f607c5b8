package dev.foretaste.api.overview;

/**
 * Sums over orders that settled a prediction.
 *
 * @param modelVersion that predicted
 * @param hour start of the hour in which the orders came, ms since 1970-01-01T00:00Z
 */
record QualityTotals(
    String modelVersion, long hour, long orders, double recallSum, double ndcgSum, long hits) {

  /** The sums of both; names what the first one names. */
  QualityTotals plus(QualityTotals other) {
    return new QualityTotals(
        modelVersion,
        hour,
        orders + other.orders,
        recallSum + other.recallSum,
        ndcgSum + other.ndcgSum,
        hits + other.hits);
  }
}
