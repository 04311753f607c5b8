package dev.foretaste.evaluation.production;

import dev.foretaste.bundle.ScoringModel;
import dev.foretaste.learning.training.GrownTrees;
import java.util.Optional;

/**
 * A model that was made.
 *
 * @param model what answers
 * @param trees what it scores with; empty for the baseline scorer
 */
record MadeModel(ScoringModel model, Optional<GrownTrees> trees) {}
