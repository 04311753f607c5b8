package dev.foretaste.learning.gate;

import dev.foretaste.bundle.ScoringModel;
import dev.foretaste.candidates.CandidateGenerator;
import dev.foretaste.features.FeatureMatrix;
import dev.foretaste.features.FeatureVectorizer;
import dev.foretaste.learning.examples.HeldExample;
import dev.foretaste.schema.CustomerPreferences;
import dev.foretaste.schema.TrainingExample;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Computes features anew that serving has recorded a hash of. Training and serving share their
 * code, so any mismatch means that an example is not what was scored. Stateless and thread-safe.
 */
public final class SkewCheck {
  /** How many of the newest examples are looked at. */
  public static final int EXAMPLES = 500;

  /** Is shown the features that were computed. */
  @FunctionalInterface
  public interface Observer {
    /** Shows nobody. */
    Observer NONE = (example, features, model) -> {};

    /**
     * An example's features were computed anew.
     *
     * @param model the version that made the prediction
     */
    void computed(TrainingExample example, FeatureMatrix features, ScoringModel model);
  }

  private final CandidateGenerator generator = new CandidateGenerator();
  private final FeatureVectorizer vectorizer = new FeatureVectorizer();

  /**
   * Checks the newest examples.
   *
   * @param chronological all examples
   * @param models the model of a version, as far as it is still at hand
   */
  public Skew check(
      List<HeldExample> chronological, Function<String, Optional<ScoringModel>> models) {
    return check(chronological, models, Observer.NONE);
  }

  /** As above, and shows somebody the features. */
  public Skew check(
      List<HeldExample> chronological,
      Function<String, Optional<ScoringModel>> models,
      Observer observer) {
    Map<String, Optional<ScoringModel>> loaded = new HashMap<>();
    int checked = 0;
    int mismatches = 0;
    int from = Math.max(0, chronological.size() - EXAMPLES);
    for (HeldExample held : chronological.subList(from, chronological.size())) {
      TrainingExample example = held.decode();
      Optional<ScoringModel> model = loaded.computeIfAbsent(example.getModelVersion(), models);
      if (model.isPresent()) {
        checked++;
        FeatureMatrix features = features(example, model.get());
        mismatches += features.hash() == example.getFeatureHash() ? 0 : 1;
        observer.computed(example, features, model.get());
      }
    }
    return new Skew(checked, mismatches);
  }

  private FeatureMatrix features(TrainingExample example, ScoringModel model) {
    CustomerPreferences state = example.getStateBefore();
    return vectorizer.vectorize(
        state,
        generator.generate(state, model.tables(), HeldExample.menuOf(example)),
        model.tables());
  }
}
