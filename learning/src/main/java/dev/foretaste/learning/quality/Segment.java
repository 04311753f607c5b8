package dev.foretaste.learning.quality;

import java.util.Locale;

/** Customers by how many orders they had placed before the one to be predicted. */
public enum Segment {
  /** 1 or 2 orders. */
  NEW(1),
  /** 3 to 9 orders. */
  OCCASIONAL(3),
  /** 10 orders or more. */
  REGULAR(10);

  private final int fewestOrders;

  Segment(int fewestOrders) {
    this.fewestOrders = fewestOrders;
  }

  /** Where a customer belongs. */
  public static Segment of(int ordersBefore) {
    Segment found = NEW;
    for (Segment segment : values()) {
      found = ordersBefore >= segment.fewestOrders ? segment : found;
    }
    return found;
  }

  /** Name in metrics and reasons. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
