package dev.foretaste.learning.training;

/**
 * Trees as they were at the best round.
 *
 * @param ubj the model in XGBoost's UBJ format; not to be changed
 * @param rounds boosting rounds in it
 * @param validationLoss its log-loss on the validation rows
 */
public record GrownTrees(byte[] ubj, int rounds, double validationLoss) {}
