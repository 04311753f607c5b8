package dev.foretaste.cli.orders;

/**
 * One line of an order with what its row says of the order.
 *
 * @param customer empty when the file has no customers
 * @param time ms since 1970-01-01T00:00Z; 0 when the file has no times
 */
record OrderRow(String customer, String order, long time, OrderPlace place, DraftLine line) {}
