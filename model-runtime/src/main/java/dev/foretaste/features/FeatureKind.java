package dev.foretaste.features;

/** What a group of features is about. */
public enum FeatureKind {
  /** How much the customer orders the item. */
  OWN_WEIGHT("own-weight"),
  /** When the customer ordered the item. */
  OWN_RECENCY("own-recency"),
  /** What kind of customer it is. */
  CUSTOMER("customer"),
  /** What all customers together say about the item. */
  ITEM("item"),
  /** How the customer's baskets point at the item through other items. */
  RELATED_ITEMS("related-items"),
  /** How the item suits the occasion. */
  CONTEXT("context");

  private final String key;

  FeatureKind(String key) {
    this.key = key;
  }

  /** Name in answers. */
  public String key() {
    return key;
  }
}
