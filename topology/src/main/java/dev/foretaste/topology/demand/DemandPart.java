package dev.foretaste.topology.demand;

import java.util.List;
import java.util.Map;

/**
 * What the customers of one partition are expected to order at the stores that were asked for.
 *
 * @param complete false as long as not all of the partition's customers have been counted, after a
 *     start
 * @param orders expected orders per day, from the first day asked for on
 * @param items the same per item: orders that have it
 * @param hours how many recent orders fell into each hour (UTC): 24 of working days, then 24 of the
 *     weekend
 * @param customers whose next order is counted
 * @param untimed whose prediction says nothing about time
 * @param dormant who have not ordered for so long that none is expected
 * @param crowded whether items were left out because there are too many
 */
public record DemandPart(
    boolean complete,
    List<Double> orders,
    Map<String, List<Double>> items,
    List<Long> hours,
    long customers,
    long untimed,
    long dormant,
    boolean crowded) {}
