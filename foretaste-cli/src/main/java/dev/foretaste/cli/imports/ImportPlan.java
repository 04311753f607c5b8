package dev.foretaste.cli.imports;

/**
 * How to send.
 *
 * @param generations at how many points to wait for the retrainer; 1 or more
 * @param waits whether to wait at all
 */
record ImportPlan(int generations, boolean waits) {}
