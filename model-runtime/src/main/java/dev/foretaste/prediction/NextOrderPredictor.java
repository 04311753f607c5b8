package dev.foretaste.prediction;

import dev.foretaste.bundle.ScoringModel;
import dev.foretaste.candidates.Candidate;
import dev.foretaste.candidates.CandidateGenerator;
import dev.foretaste.candidates.Candidates;
import dev.foretaste.candidates.Menu;
import dev.foretaste.features.Context;
import dev.foretaste.features.FeatureMatrix;
import dev.foretaste.features.FeatureVectorizer;
import dev.foretaste.schema.CustomerPreferences;
import dev.foretaste.schema.OrderPrediction;
import dev.foretaste.schema.RankedItem;
import dev.foretaste.scoring.Scorer;
import dev.foretaste.timing.NextOrderTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Predicts a customer's next order: candidates, features, scores, ranking. A pure function of the
 * customer's preferences, the model and the menu. Stateless and thread-safe.
 */
public final class NextOrderPredictor {
  /** Most items in a prediction. */
  public static final int MAX_RANKED = 20;

  private final CandidateGenerator generator = new CandidateGenerator();
  private final FeatureVectorizer vectorizer = new FeatureVectorizer();

  /**
   * Predicts.
   *
   * @param customer at least one order; its revision becomes the prediction's
   * @param orderId the order after which the prediction is made
   */
  public OrderPrediction predict(
      CustomerPreferences customer, String orderId, ScoringModel model, Menu menu) {
    Candidates candidates = generator.generate(customer, model.tables(), menu);
    FeatureMatrix features = vectorizer.vectorize(customer, candidates, model.tables());
    float[] margins = model.scorer().margins(features);
    Optional<NextOrderTime> when =
        model
            .timing()
            .map(timing -> NextOrderTime.of(customer, timing, customer.getLastOrderTime()));
    return new OrderPrediction(
        customer.getOrdersPartition() + "-" + customer.getOrdersOffset(),
        customer.getCustomerId(),
        orderId,
        customer.getOrdersPartition(),
        customer.getOrdersOffset(),
        customer.getOrderCount(),
        customer.getLastOrderTime(),
        model.version(),
        model.scorer().name(),
        features.hash(),
        features.rows(),
        rank(candidates.items(), margins, model.scorer()),
        candidates.excluded(),
        Basis.of(customer).key(),
        when.map(NextOrderTime::expected).orElse(null),
        when.map(NextOrderTime::within7Days).orElse(null),
        when.map(NextOrderTime::within30Days).orElse(null));
  }

  /**
   * Ranks what a customer is likely to order on an occasion, best first, at most {@link
   * #MAX_RANKED}.
   *
   * @param customer at least one order
   * @param context when and where, as far as it is known
   */
  public List<RankedItem> rank(
      CustomerPreferences customer, ScoringModel model, Menu menu, Context context) {
    Candidates candidates = generator.generate(customer, model.tables(), menu);
    FeatureMatrix features = vectorizer.vectorize(customer, candidates, model.tables(), context);
    return rank(candidates.items(), model.scorer().margins(features), model.scorer());
  }

  private static List<RankedItem> rank(List<Candidate> items, float[] margins, Scorer scorer) {
    int[] best = Ranking.bestRows(margins, MAX_RANKED);
    List<RankedItem> ranked = new ArrayList<>(best.length);
    for (int row : best) {
      ranked.add(
          new RankedItem(items.get(row).itemId(), margins[row], scorer.probability(margins[row])));
    }
    return ranked;
  }
}
