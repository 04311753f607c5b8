package dev.foretaste.explanation;

import dev.foretaste.features.FeatureKind;
import java.util.Map;

/**
 * What the features of one kind did to a score.
 *
 * @param contribution to the score: sum of those of the features
 * @param features contribution by name, without those that are 0; in the sequence of the schema
 * @param text the facts behind it; the same whether they raise or lower the score
 */
public record Reason(
    FeatureKind kind, double contribution, Map<String, Double> features, String text) {}
