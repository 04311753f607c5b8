package dev.foretaste.topology.overview;

import dev.foretaste.hashing.StableHash;

/**
 * A part of the items of one store on one day: what one record of the sales store counts. In parts,
 * so that records stay small however many items there are.
 *
 * @param storeId the store; neither empty nor with control characters
 * @param day days since 1970-01-01 (UTC); 0 or more
 * @param part 0 to below {@link #PARTS}
 */
record SalesPart(String storeId, long day, int part) {
  /** Parts of one store and day. */
  static final int PARTS = 16;

  private static final char SEPARATOR = '\u0000';
  private static final int DAY_DIGITS = 12;
  private static final int PART_DIGITS = 2;

  /** The part that an item belongs to; the empty item stands for all orders. */
  static SalesPart of(String storeId, long day, String itemId) {
    return new SalesPart(storeId, day, (int) (StableHash.of(itemId) & PARTS - 1));
  }

  /** As a store's key: one store after the other, each by days. */
  String text() {
    return storeId + SEPARATOR + digits(day, DAY_DIGITS) + digits(part, PART_DIGITS);
  }

  /** Reads what {@link #text} wrote. */
  static SalesPart parse(String text) {
    int separator = text.indexOf(SEPARATOR);
    int partAt = separator + 1 + DAY_DIGITS;
    return new SalesPart(
        text.substring(0, separator),
        Long.parseLong(text.substring(separator + 1, partAt)),
        Integer.parseInt(text.substring(partAt)));
  }

  private static String digits(long number, int digits) {
    String text = Long.toString(number);
    return "0".repeat(digits - text.length()) + text;
  }
}
