package dev.foretaste.cli.simulator;

/**
 * A size in which something is sold.
 *
 * @param size empty when there is only one
 * @param price in cents
 */
record Portion(String size, long price) {}
