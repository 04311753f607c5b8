package dev.foretaste.cli.orders;

/**
 * One line of an order.
 *
 * @param size empty when the item has none
 * @param unitPrice in minor units
 */
record DraftLine(String item, String size, int quantity, long unitPrice) {}
