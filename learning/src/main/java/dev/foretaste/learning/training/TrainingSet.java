package dev.foretaste.learning.training;

/**
 * The rows of one training, as XGBoost is given them, for work elsewhere.
 *
 * @param train to learn from
 * @param validation to decide when to stop
 * @param holdout to judge on, seen with the tables that the gate judges with
 * @param sampling how examples were split and sampled, in words
 */
public record TrainingSet(
    LabelledRows train, LabelledRows validation, LabelledRows holdout, String sampling) {}
