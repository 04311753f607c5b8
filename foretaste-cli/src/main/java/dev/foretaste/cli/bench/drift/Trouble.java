package dev.foretaste.cli.bench.drift;

/** What goes wrong with a stream of orders. */
enum Trouble {
  NONE("none", ""),
  RUSH("four times as many orders for 3 hours", "volume"),
  LULL("a fifth of the orders for 3 hours", "volume"),
  PRICES("one item at a tenth of its price", "price"),
  ITEMS("a fifth of the lines with unknown items", "unknown-items"),
  SILENCE("one of five stores silent", "silent-store");

  private final String description;
  private final String kind;

  Trouble(String description, String kind) {
    this.description = description;
    this.kind = kind;
  }

  /** In words. */
  String description() {
    return description;
  }

  /** Kind of event that tells of it; empty for none. */
  String kind() {
    return kind;
  }
}
