package dev.foretaste.cli.verify;

import java.util.List;
import java.util.Map;

/**
 * What a verification found; the JSON result of the command. Everything counts only what orders
 * before the ends caused that were seen at the start.
 *
 * @param orders order events that count: placed, cancelled, amended
 * @param predictions that are there
 * @param mismatches of all kinds together
 * @param duplicates order events that repeated an earlier one
 * @param deadLetters that are there
 * @param outcomes that are there
 * @param shadowOutcomes that are there
 * @param examples that are there; older ones may have been compacted away
 * @param profiles that are there; older ones may have been compacted away
 * @param journalEntries that are there
 * @param erased customers who were erased; nothing is left where it could be removed, which is
 *     checked, and the rest is not looked at
 * @param erasedOrders their events that are still there, without effect
 * @param naiveChecked predictions whose features were recomputed by definition
 * @param naiveSkipped predictions of the same customers where that was not possible: items were
 *     evicted or the model is retired
 * @param unchecked predictions, outcomes and examples whose model is retired, so that only their
 *     presence was checked
 * @param validFrom per orders partition the offset from which nothing was left unchecked; only
 *     partitions where something was
 * @param models versions that made predictions, and how many
 * @param examplesOfMismatches the first ones
 * @param seconds it took
 */
record VerifyResult(
    long orders,
    long predictions,
    long mismatches,
    long duplicates,
    long deadLetters,
    long outcomes,
    long shadowOutcomes,
    long examples,
    long profiles,
    long journalEntries,
    long erased,
    long erasedOrders,
    long naiveChecked,
    long naiveSkipped,
    long unchecked,
    Map<Integer, Long> validFrom,
    Map<String, Long> models,
    List<Mismatch> examplesOfMismatches,
    double seconds) {}
