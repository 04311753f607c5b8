package dev.foretaste.tables;

import java.util.Locale;

/** Figures that the model bundle carries for every item. */
public enum ItemColumn {
  /** Share of all orders that had the item; 0 to 1. */
  POPULARITY,
  /** Share of recent orders that had it, each order counting less the more orders followed. */
  RECENT_POPULARITY,
  /** The same over a longer past: four times as many orders until an order counts half. */
  STEADY_POPULARITY,
  /** Share of recent orders that had it although their customer never had it before; 0 to 1. */
  DISCOVERY,
  /** Recent popularity divided by popularity; above 1 is rising; 0 or more. */
  TREND,
  /** Share of the orders with the item whose customer's next order had it again; 0 to 1. */
  REPURCHASE,
  /** Share of the orders of customers who had it before that had it again; 0 to 1. */
  LOYALTY,
  /** Mean number of a customer's orders from one with the item to the next with it; 1 or more. */
  MEAN_GAP,
  /** Mean place in the basket, divided by the basket's size; 0 (first) to below 1. */
  BASKET_POSITION,
  /** Mean number of distinct items in the baskets that had it; 1 or more. */
  BASKET_SIZE;

  /** Name in the bundle. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
