package dev.foretaste.learning.drift;

/**
 * How many independent observations examples are worth: Kish, "Survey Sampling" (1965), section
 * 11.7, with clusters of unequal size whose members tell all the same.
 *
 * @param customers clusters are the examples of a customer; 1 or more
 * @param items clusters are the rows of an item; 1 or more
 */
record EffectiveSize(double customers, double items) {

  /** What counts for a quantity: what an item is like is the same for all who are offered it. */
  double of(Quantity quantity) {
    return ItemFeatureColumns.isOfItem(quantity) ? Math.min(customers, items) : customers;
  }
}
