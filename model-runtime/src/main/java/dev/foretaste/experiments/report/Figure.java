package dev.foretaste.experiments.report;

/**
 * A mean with the bounds of its 95 % interval.
 *
 * @param mean over outcomes; 0 when there are none
 * @param low lower bound
 * @param high upper bound
 */
public record Figure(double mean, double low, double high) {}
