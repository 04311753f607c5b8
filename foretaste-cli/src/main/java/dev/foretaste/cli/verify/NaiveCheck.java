package dev.foretaste.cli.verify;

import dev.foretaste.candidates.Candidate;
import dev.foretaste.candidates.CandidateGenerator;
import dev.foretaste.candidates.Candidates;
import dev.foretaste.candidates.Menu;
import dev.foretaste.features.FeatureMatrix;
import dev.foretaste.features.FeatureVectorizer;
import dev.foretaste.oracle.HistoryEvent;
import dev.foretaste.oracle.NaiveCustomer;
import dev.foretaste.orders.OrderEvent;
import dev.foretaste.prediction.Step;
import dev.foretaste.schema.CustomerPreferences;
import dev.foretaste.tables.ItemTables;
import java.util.HashMap;
import java.util.Map;

/**
 * Recomputes the features of a share of the customers from their full order lists, by definition.
 * Not thread-safe.
 */
final class NaiveCheck {
  private final CustomerSample sample;
  private final Mismatches mismatches;
  private final CandidateGenerator generator = new CandidateGenerator();
  private final FeatureVectorizer vectorizer = new FeatureVectorizer();
  private final Map<String, NaiveCustomer> customers = new HashMap<>();
  private long checked;
  private long skipped;

  NaiveCheck(CustomerSample sample, Mismatches mismatches) {
    this.sample = sample;
    this.mismatches = mismatches;
  }

  /** Notes an event that was accepted, and checks the features after it. */
  void accept(OrderEvent event, Step.Accepted step, AppliedModel model, Menu menu) {
    if (!sample.includes(event.customerId())) {
      return;
    }
    NaiveCustomer naive = customers.computeIfAbsent(event.customerId(), id -> new NaiveCustomer());
    step.learnedFeedback()
        .forEach(given -> naive.add(new HistoryEvent.Rated(given.getOrderId(), given.getRating())));
    naive.add(new HistoryEvent.Ordered(event));
    if (model.known() && naive.canFollow()) {
      checked++;
      check(naive, step.after().getPreferences(), model.model().tables(), menu);
    } else {
      skipped++;
    }
  }

  /** From here on the customer is a stranger. */
  void forget(String customerId) {
    customers.remove(customerId);
  }

  private void check(
      NaiveCustomer naive, CustomerPreferences customer, ItemTables tables, Menu menu) {
    Candidates candidates = generator.generate(customer, tables, menu);
    FeatureMatrix actual = vectorizer.vectorize(customer, candidates, tables);
    float[][] expected =
        naive.matrix(tables, candidates.items().stream().map(Candidate::itemId).toList());
    for (int row = 0; row < actual.rows(); row++) {
      for (int column = 0; column < actual.columns(); column++) {
        if (!NaiveCustomer.agree(expected[row][column], actual.at(row, column))) {
          mismatches.add(
              new Mismatch(
                  "features",
                  customer.getOrdersPartition(),
                  customer.getOrdersOffset(),
                  FeatureVectorizer.SCHEMA.names().get(column),
                  Float.toString(expected[row][column]),
                  Float.toString(actual.at(row, column))));
          return;
        }
      }
    }
  }

  /** Predictions whose features were checked. */
  long checked() {
    return checked;
  }

  /** Predictions of sampled customers that could not be checked: items evicted, model retired. */
  long skipped() {
    return skipped;
  }
}
