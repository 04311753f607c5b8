package dev.foretaste.evaluation;

/** Customers by how many of their orders were known. */
enum HistoryLength {
  ONE(1, "1"),
  TWO(2, "2"),
  FEW(3, "3–4"),
  SOME(5, "5–9"),
  MANY(10, "10–19"),
  MOST(20, "20 or more");

  private final int fewest;
  private final String label;

  HistoryLength(int fewest, String label) {
    this.fewest = fewest;
    this.label = label;
  }

  static HistoryLength of(int orders) {
    HistoryLength found = ONE;
    for (HistoryLength length : values()) {
      found = orders >= length.fewest ? length : found;
    }
    return found;
  }

  @Override
  public String toString() {
    return label;
  }
}
