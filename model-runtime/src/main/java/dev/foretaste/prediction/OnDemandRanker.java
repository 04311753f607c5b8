package dev.foretaste.prediction;

import dev.foretaste.bundle.ScoringModel;
import dev.foretaste.candidates.Candidate;
import dev.foretaste.candidates.CandidateGenerator;
import dev.foretaste.candidates.Candidates;
import dev.foretaste.candidates.Menu;
import dev.foretaste.features.Context;
import dev.foretaste.features.FeatureVectorizer;
import dev.foretaste.schema.CustomerPreferences;
import dev.foretaste.schema.ItemPreference;
import dev.foretaste.schema.RankedItem;
import dev.foretaste.scoring.Scorer;
import dev.foretaste.tables.ItemTables;
import dev.foretaste.tables.Neighbours;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Ranks items for somebody who is asking now, with the candidates, features and scorers of standing
 * predictions but in the context of the request.
 *
 * <p>An unfinished basket counts like this: with p the probability that the model gives an item and
 * t the strongest "together" relation (cosine, 0 to 1) of the item to one in the basket, the
 * probability is {@code 1 - (1 - p)(1 - t)}, as if the customer had two independent reasons. That
 * is a rule of thumb, not learned. Stateless and thread-safe.
 */
public final class OnDemandRanker {
  private final CandidateGenerator generator = new CandidateGenerator();
  private final FeatureVectorizer vectorizer = new FeatureVectorizer();

  /**
   * What else the customer would take: candidates as in a standing prediction and what goes with
   * the basket, without what is in it.
   *
   * @param customer at least one order
   * @param basket item ids; empty when there is none yet
   * @param atMost how many
   * @return best first
   */
  public List<RankedItem> suggest(
      CustomerPreferences customer,
      Context context,
      ScoringModel model,
      Menu menu,
      List<String> basket,
      int atMost) {
    Candidates standard = generator.generate(customer, model.tables(), menu);
    Map<String, Candidate> candidates = new LinkedHashMap<>();
    standard.items().forEach(candidate -> candidates.put(candidate.itemId(), candidate));
    Map<String, Float> together = together(basket, model.tables());
    Map<String, ItemPreference> own = own(customer);
    together.keySet().stream()
        .filter(menu::offers)
        .filter(itemId -> !candidates.containsKey(itemId))
        .limit(CandidateGenerator.MAX_RELATED)
        .toList()
        .forEach(itemId -> candidates.put(itemId, candidate(itemId, model.tables(), own)));
    basket.forEach(candidates::remove);
    return rank(
        customer,
        new Candidates(List.copyOf(candidates.values()), standard.related(), List.of()),
        context,
        model,
        together,
        atMost);
  }

  /**
   * How the given items rank among each other.
   *
   * @param customer at least one order
   * @param items distinct item ids
   * @param basket item ids; empty when there is none yet
   * @return all of the items, best first
   */
  public List<RankedItem> compare(
      CustomerPreferences customer,
      Context context,
      ScoringModel model,
      List<String> items,
      List<String> basket) {
    ItemTables tables = model.tables();
    Candidates candidates = Candidates.of(customer, items, tables);
    return rank(customer, candidates, context, model, together(basket, tables), items.size());
  }

  private List<RankedItem> rank(
      CustomerPreferences customer,
      Candidates candidates,
      Context context,
      ScoringModel model,
      Map<String, Float> together,
      int atMost) {
    List<Candidate> items = candidates.items();
    if (items.isEmpty()) {
      return List.of();
    }
    Scorer scorer = model.scorer();
    float[] margins =
        scorer.margins(vectorizer.vectorize(customer, candidates, model.tables(), context));
    float[] probabilities = new float[margins.length];
    for (int row = 0; row < margins.length; row++) {
      float relation = together.getOrDefault(items.get(row).itemId(), 0f);
      float probability = scorer.probability(margins[row]);
      // Written so that nothing is rounded where there is no relation.
      probabilities[row] = probability + relation * (1 - probability);
    }
    return Ranking.best(together.isEmpty() ? margins : probabilities, atMost).stream()
        .map(row -> new RankedItem(items.get(row).itemId(), margins[row], probabilities[row]))
        .toList();
  }

  /** Per related item the strongest relation to the basket, in the sequence of discovery. */
  private static Map<String, Float> together(List<String> basket, ItemTables tables) {
    Map<String, Float> strongest = new LinkedHashMap<>();
    Neighbours neighbours = tables.together();
    for (String itemId : basket) {
      int item = tables.indexOf(itemId);
      if (item == ItemTables.UNKNOWN) {
        continue;
      }
      for (int at = neighbours.begin(item); at < neighbours.end(item); at++) {
        strongest.merge(
            tables.itemIds().get(neighbours.item(at)),
            Math.min(1, neighbours.weight(at)),
            Math::max);
      }
    }
    return strongest;
  }

  private static Map<String, ItemPreference> own(CustomerPreferences customer) {
    return customer.getItems().stream()
        .collect(Collectors.toMap(ItemPreference::getItemId, Function.identity()));
  }

  private static Candidate candidate(
      String itemId, ItemTables tables, Map<String, ItemPreference> own) {
    return new Candidate(itemId, tables.indexOf(itemId), Optional.ofNullable(own.get(itemId)));
  }
}
