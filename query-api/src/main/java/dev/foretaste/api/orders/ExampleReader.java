package dev.foretaste.api.orders;

import dev.foretaste.schema.PredictionOutcome;
import dev.foretaste.schema.TrainingExample;
import java.util.Optional;

/** Reads what was known of a customer before an order. Implementations are thread-safe. */
@FunctionalInterface
public interface ExampleReader {
  /**
   * The training example that was made of the order together with this outcome; empty when it is
   * not kept any more.
   *
   * @throws dev.foretaste.api.problem.ProblemException when it cannot be read now
   */
  Optional<TrainingExample> find(PredictionOutcome outcome);
}
