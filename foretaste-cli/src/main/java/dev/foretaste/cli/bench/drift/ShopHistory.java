package dev.foretaste.cli.bench.drift;

import dev.foretaste.bundle.ScoringModel;
import dev.foretaste.candidates.CandidateGenerator;
import dev.foretaste.candidates.Menu;
import dev.foretaste.cli.bench.drift.Regulars.Visit;
import dev.foretaste.features.FeatureVectorizer;
import dev.foretaste.learning.drift.ObservedExample;
import dev.foretaste.learning.statistics.ItemStatistics;
import dev.foretaste.preferences.PreferenceLearner;
import dev.foretaste.preferences.Revision;
import dev.foretaste.schema.BasketLine;
import dev.foretaste.schema.CustomerPreferences;
import dev.foretaste.schema.TrainingExample;
import dev.foretaste.scoring.BaselineScorer;
import dev.foretaste.tables.ItemTables;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What production would know of a stream: preferences learned and item tables refreshed by its own
 * code, rows by its own features; the baseline scores. Not thread-safe.
 */
final class ShopHistory {
  private static final String STORE = "store-1";
  private static final String CHANNEL = "web";

  private final PreferenceLearner learner = new PreferenceLearner();
  private final CandidateGenerator generator = new CandidateGenerator();
  private final FeatureVectorizer vectorizer = new FeatureVectorizer();
  private final BaselineScorer scorer = new BaselineScorer();
  private final Map<String, CustomerPreferences> customers;
  private ItemTables tables;
  private long orders;

  ShopHistory() {
    this(Map.of(), ItemTables.EMPTY, 0);
  }

  private ShopHistory(Map<String, CustomerPreferences> customers, ItemTables tables, long orders) {
    this.customers = new HashMap<>(customers);
    this.tables = tables;
    this.orders = orders;
  }

  /** The same, to go another way from here. */
  ShopHistory copy() {
    return new ShopHistory(customers, tables, orders);
  }

  /** New tables. */
  void refresh(ItemStatistics statistics) {
    tables = statistics.toTables();
  }

  /** Learns an order. */
  void learn(Visit visit) {
    CustomerPreferences before = before(visit);
    customers.put(
        visit.customerId(),
        learner.learn(
            before,
            new Revision(0, orders),
            "order-" + orders++,
            STORE,
            visit.time(),
            visit.basket()));
  }

  /** What an order makes of the prediction before it; empty for a customer's first. */
  Optional<TrainingExample> example(Visit visit) {
    CustomerPreferences before = before(visit);
    if (before.getOrderCount() == 0) {
      return Optional.empty();
    }
    return Optional.of(
        new TrainingExample(
            "",
            visit.customerId(),
            "order-" + orders,
            0,
            orders,
            before.getOrderCount() + 1,
            visit.time(),
            before.getLastOrderTime(),
            STORE,
            CHANNEL,
            ScoringModel.INITIAL_VERSION,
            0L,
            before,
            visit.basket(),
            List.of(),
            List.of()));
  }

  /** What drift is measured on. */
  ObservedExample observe(TrainingExample example) {
    CustomerPreferences state = example.getStateBefore();
    return ObservedExample.of(
        example.getCustomerId(),
        example.getEventTime(),
        vectorizer.vectorize(state, generator.generate(state, tables, Menu.EVERYTHING), tables),
        scorer,
        example.getOrdered().stream().map(BasketLine::getItemId).toList());
  }

  private CustomerPreferences before(Visit visit) {
    CustomerPreferences known = customers.get(visit.customerId());
    return known == null ? learner.unknownCustomer(visit.customerId()) : known;
  }
}
