package dev.foretaste.learning.drift;

import dev.foretaste.bundle.ScoringModel;
import dev.foretaste.candidates.CandidateGenerator;
import dev.foretaste.features.FeatureMatrix;
import dev.foretaste.features.FeatureVectorizer;
import dev.foretaste.learning.examples.HeldExample;
import dev.foretaste.schema.BasketLine;
import dev.foretaste.schema.TrainingExample;
import dev.foretaste.scoring.Scorer;
import dev.foretaste.tables.ItemTables;
import java.util.List;
import java.util.Optional;

/** Makes of training examples what drift is measured on. Stateless and thread-safe. */
public final class Observation {
  private final CandidateGenerator generator = new CandidateGenerator();
  private final FeatureVectorizer vectorizer = new FeatureVectorizer();

  /**
   * Looks at an example whose features are known.
   *
   * @param features of all candidates, as they were scored
   */
  public static ObservedExample of(
      TrainingExample example, FeatureMatrix features, ScoringModel model) {
    return of(example, features, model.scorer());
  }

  private static ObservedExample of(
      TrainingExample example, FeatureMatrix features, Scorer scorer) {
    return ObservedExample.of(
        example.getCustomerId(),
        example.getEventTime(),
        features,
        scorer,
        example.getOrdered().stream().map(BasketLine::getItemId).toList());
  }

  /**
   * What a model was judged on, as a reference for what comes.
   *
   * @param tables with which it was judged
   * @return empty when none of the examples has a candidate
   */
  public Optional<DriftReference> reference(
      List<HeldExample> examples, ItemTables tables, Scorer scorer) {
    return DriftReference.of(
        examples.stream()
            .map(held -> of(held.decode(), tables, scorer))
            .filter(observed -> observed.rows().rows() > 0)
            .toList());
  }

  private ObservedExample of(TrainingExample example, ItemTables tables, Scorer scorer) {
    var candidates =
        generator.generate(example.getStateBefore(), tables, HeldExample.menuOf(example));
    return of(example, vectorizer.vectorize(example.getStateBefore(), candidates, tables), scorer);
  }
}
