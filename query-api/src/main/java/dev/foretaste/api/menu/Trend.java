package dev.foretaste.api.menu;

/**
 * An item whose share of orders grows.
 *
 * @param recentPopularity share of recent orders that had it, 0 to 1
 * @param popularity share of all orders that had it, 0 to 1
 * @param trend recentPopularity / popularity; above 1
 */
record Trend(String itemId, float recentPopularity, float popularity, float trend) {
  float growth() {
    return recentPopularity - popularity;
  }
}
