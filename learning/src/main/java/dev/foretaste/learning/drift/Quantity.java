package dev.foretaste.learning.drift;

/**
 * Something whose distribution is watched.
 *
 * @param kind {@link #FEATURE}, {@link #SCORE} or {@link #LABEL}
 * @param name which of that kind
 */
public record Quantity(String kind, String name) {
  static final String FEATURE = "feature";
  static final String SCORE = "score";
  static final String LABEL = "label";

  /** The margins of the champion's trees. */
  static final Quantity MARGIN = new Quantity(SCORE, "margin");

  /** Which items are ordered. */
  static final Quantity ORDERED_ITEMS = new Quantity(LABEL, "ordered-items");

  /** How many distinct items an order has. */
  static final Quantity BASKET_SIZE = new Quantity(LABEL, "basket-size");

  static Quantity feature(String name) {
    return new Quantity(FEATURE, name);
  }
}
