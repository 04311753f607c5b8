package dev.foretaste.explanation;

import dev.foretaste.bundle.ScoringModel;
import dev.foretaste.candidates.Candidates;
import dev.foretaste.features.Context;
import dev.foretaste.features.FeatureKind;
import dev.foretaste.features.FeatureMatrix;
import dev.foretaste.features.FeatureSchema;
import dev.foretaste.features.FeatureVectorizer;
import dev.foretaste.schema.CustomerPreferences;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Explains scores by the features that production scores with. A pure function of customer, model
 * and context. Stateless and thread-safe.
 */
public final class Explainer {
  private static final FeatureSchema SCHEMA = FeatureVectorizer.SCHEMA;

  private final FeatureVectorizer vectorizer = new FeatureVectorizer();

  /**
   * Explains the scores of items.
   *
   * @param customer at least one order
   * @param context when and where they were scored
   * @param itemIds distinct items
   * @return one per item, in their sequence
   */
  public List<ItemExplanation> explain(
      CustomerPreferences customer,
      ScoringModel model,
      Context context,
      List<String> itemIds,
      Language language) {
    if (itemIds.isEmpty()) {
      return List.of();
    }
    Candidates candidates = Candidates.of(customer, itemIds, model.tables());
    FeatureMatrix features = vectorizer.vectorize(customer, candidates, model.tables(), context);
    float[] scores = model.scorer().margins(features);
    List<ItemExplanation> explanations = new ArrayList<>();
    for (int row = 0; row < itemIds.size(); row++) {
      double[] contributions = model.scorer().contributions(features, row);
      ItemFacts facts = ItemFacts.of(itemIds.get(row), customer, model.tables(), context);
      explanations.add(
          new ItemExplanation(
              itemIds.get(row),
              scores[row],
              contributions[SCHEMA.size()],
              reasons(contributions, facts, language.phrases())));
    }
    return explanations;
  }

  private static List<Reason> reasons(double[] contributions, ItemFacts facts, Phrases phrases) {
    Map<FeatureKind, Map<String, Double>> byKind = new EnumMap<>(FeatureKind.class);
    for (int column = 0; column < SCHEMA.size(); column++) {
      if (contributions[column] != 0) {
        byKind
            .computeIfAbsent(FeatureVectorizer.KINDS.get(column), kind -> new LinkedHashMap<>())
            .put(SCHEMA.names().get(column), contributions[column]);
      }
    }
    return byKind.entrySet().stream()
        .map(
            entry ->
                new Reason(
                    entry.getKey(),
                    entry.getValue().values().stream().mapToDouble(Double::doubleValue).sum(),
                    entry.getValue(),
                    phrases.about(entry.getKey(), facts)))
        .sorted(Comparator.comparingDouble((Reason reason) -> -Math.abs(reason.contribution())))
        .toList();
  }
}
