package dev.foretaste.experiments.report;

import java.util.Map;

/**
 * How one arm did.
 *
 * @param outcomes predictions that were settled
 * @param customers of how many customers
 * @param metrics recall@10, ndcg@10 and phr@10 (share of orders with a hit among the first ten)
 */
public record ArmReport(long outcomes, int customers, Map<String, Figure> metrics) {}
