package dev.foretaste.learning.training;

import dev.foretaste.features.FeatureMatrix;
import dev.foretaste.learning.examples.HeldExample;
import dev.foretaste.tables.ItemTables;
import java.util.List;

/**
 * A freshly trained model with what is needed to judge and to publish it.
 *
 * @param trees what it learned
 * @param judgedTables to be judged with: they know nothing of the holdout
 * @param shippedTables to be published with: they know everything
 * @param golden rows, seen with the shipped tables, to record its answers for
 * @param holdout what to judge it on, in chronological sequence
 * @param trainExamples how many examples it was trained on
 * @param trainRows how many rows that gave
 * @param labelsFrom event time of the earliest label, in ms since 1970-01-01T00:00Z
 * @param labelsTo event time of the latest label known to the shipped tables, in the same unit
 * @param sampling how examples were sampled, in words
 */
public record Challenger(
    GrownTrees trees,
    ItemTables judgedTables,
    ItemTables shippedTables,
    FeatureMatrix golden,
    List<HeldExample> holdout,
    int trainExamples,
    int trainRows,
    long labelsFrom,
    long labelsTo,
    String sampling) {}
