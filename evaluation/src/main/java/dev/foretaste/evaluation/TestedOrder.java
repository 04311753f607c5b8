package dev.foretaste.evaluation;

import java.util.List;
import java.util.Set;

/**
 * An order, what was predicted for it, and what had been known.
 *
 * @param ranked what was predicted
 * @param ordered what was ordered; not empty
 * @param ordersBefore how many orders of the customer were known; 1 or more
 * @param itemsBefore of the items ordered those that are in them; others may be in it too
 */
public record TestedOrder(
    Ranked ranked, Set<String> ordered, int ordersBefore, Set<String> itemsBefore) {

  /** Ranks for every customer, on all processors; in the sequence of the customers. */
  static List<TestedOrder> all(Ranker ranker, Dataset data, List<Integer> customers) {
    return customers.parallelStream()
        .map(
            customer ->
                new TestedOrder(
                    ranker.rank(customer),
                    data.truth(customer),
                    data.history(customer).length,
                    data.itemsBefore(customer)))
        .toList();
  }
}
