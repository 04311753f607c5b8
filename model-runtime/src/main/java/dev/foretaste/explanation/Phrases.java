package dev.foretaste.explanation;

import dev.foretaste.features.FeatureKind;

/**
 * Puts facts into words of one language. What is not known is left out or said to be unknown.
 * Implementations are stateless and thread-safe.
 */
interface Phrases {
  /** What is behind the features of a kind, in one sentence without a full stop. */
  default String about(FeatureKind kind, ItemFacts facts) {
    return switch (kind) {
      case OWN_WEIGHT -> ownWeight(facts);
      case OWN_RECENCY -> ownRecency(facts);
      case CUSTOMER -> customer(facts);
      case ITEM -> item(facts);
      case RELATED_ITEMS -> relation(facts);
      case CONTEXT -> occasion(facts);
    };
  }

  /** How often it was ordered. */
  String ownWeight(ItemFacts facts);

  /** When it was ordered last. */
  String ownRecency(ItemFacts facts);

  /** How often the customer orders. */
  String customer(ItemFacts facts);

  /** How popular it is. */
  String item(ItemFacts facts);

  /** Which item of earlier orders points at it. */
  String relation(ItemFacts facts);

  /** How it suits time and place. */
  String occasion(ItemFacts facts);
}
