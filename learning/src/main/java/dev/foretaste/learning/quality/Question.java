package dev.foretaste.learning.quality;

import dev.foretaste.candidates.CandidateGenerator;
import dev.foretaste.candidates.Candidates;
import dev.foretaste.candidates.Menu;
import dev.foretaste.features.FeatureMatrix;
import dev.foretaste.features.FeatureVectorizer;
import dev.foretaste.learning.examples.HeldExample;
import dev.foretaste.schema.CustomerPreferences;
import dev.foretaste.schema.TrainingExample;
import dev.foretaste.tables.ItemTables;

/**
 * What every ranker is told about an example, computed once and as it would be when serving.
 *
 * @param customer what is known of the customer before the order
 * @param menu what could be ordered
 * @param candidates what a scorer chooses from
 * @param features one row per candidate
 */
record Question(
    CustomerPreferences customer, Menu menu, Candidates candidates, FeatureMatrix features) {
  private static final CandidateGenerator GENERATOR = new CandidateGenerator();
  private static final FeatureVectorizer VECTORIZER = new FeatureVectorizer();

  static Question of(TrainingExample example, ItemTables tables) {
    CustomerPreferences customer = example.getStateBefore();
    Menu menu = HeldExample.menuOf(example);
    Candidates candidates = GENERATOR.generate(customer, tables, menu);
    return new Question(
        customer, menu, candidates, VECTORIZER.vectorize(customer, candidates, tables));
  }
}
