package dev.foretaste.prediction;

import dev.foretaste.schema.CustomerPreferences;

/** What a prediction rests on; the less is known of a customer, the more it says about others. */
public enum Basis {
  /** Nothing of the customer's own: no order, or none that was not cancelled. */
  POPULARITY("popularity"),
  /** One or two orders. */
  FEW_ORDERS("few-orders"),
  /** Three orders or more. */
  HISTORY("history");

  private static final int FEW = 2;

  private final String key;

  Basis(String key) {
    this.key = key;
  }

  /** Name in predictions. */
  public String key() {
    return key;
  }

  static Basis of(CustomerPreferences customer) {
    if (customer.getItems().isEmpty()) {
      return POPULARITY;
    }
    return customer.getOrderCount() <= FEW ? FEW_ORDERS : HISTORY;
  }
}
