package dev.foretaste.candidates;

import java.util.List;

/**
 * The items to score for one customer.
 *
 * @param items distinct items in a sequence that depends on nothing but customer, tables and menu
 * @param related how the customer's orders point at items
 * @param excluded items that would have been candidates but are not offered, in sequence
 */
public record Candidates(List<Candidate> items, RelatedItems related, List<String> excluded) {}
