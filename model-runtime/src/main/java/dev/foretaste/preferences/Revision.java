package dev.foretaste.preferences;

/**
 * The order event that a customer's state includes as its latest.
 *
 * @param partition partition of the orders topic, 0 or more
 * @param offset offset in it, 0 or more
 */
public record Revision(int partition, long offset) {}
