package dev.foretaste.client;

/**
 * Kafka has the order.
 *
 * @param orderId which order
 * @param position partition:offset, to read predictions after it
 * @param duplicate whether it had been handed in before
 */
public record Receipt(String orderId, String position, boolean duplicate) {}
