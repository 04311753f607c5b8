package dev.foretaste.cli.orders;

/**
 * Where and how an order was placed.
 *
 * @param currency ISO 4217 code
 */
record OrderPlace(String store, String channel, String currency) {}
