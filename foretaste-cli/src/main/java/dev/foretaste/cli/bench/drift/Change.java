package dev.foretaste.cli.bench.drift;

/**
 * What customers do otherwise.
 *
 * @param name for people
 * @param more probability of one more item in a basket; 0 to below 1
 * @param gaps by which the time between orders is multiplied
 * @param leaving by which the probability to leave is multiplied
 * @param moved share of lines with an item that was not sold before; 0 to 1
 */
record Change(String name, double more, double gaps, double leaving, double moved) {
  private static final double MORE = 0.55;

  static final Change NONE = new Change("none", MORE, 1, 1, 0);
  static final Change BASKETS = new Change("baskets 1.5 times as large", 0.70, 1, 1, 0);
  static final Change RHYTHM = new Change("orders three times as often", MORE, 1.0 / 3, 1, 0);
  static final Change NEWCOMERS = new Change("three times as many newcomers", MORE, 1, 3, 0);
  static final Change ITEMS = new Change("half of the lines with new items", MORE, 1, 1, 0.5);
}
