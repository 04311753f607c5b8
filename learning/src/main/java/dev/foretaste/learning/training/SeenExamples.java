package dev.foretaste.learning.training;

import dev.foretaste.learning.examples.HeldExample;
import dev.foretaste.tables.ItemTables;
import java.util.List;

/**
 * Examples and what was known when their predictions stood.
 *
 * @param examples in any sequence
 * @param tables know nothing at or after any of their labels
 */
public record SeenExamples(List<HeldExample> examples, ItemTables tables) {

  /** Copies the list. */
  public SeenExamples {
    examples = List.copyOf(examples);
  }
}
