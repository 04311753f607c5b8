package dev.foretaste.cli.orders;

import dev.foretaste.schema.OrderPlaced;

/**
 * An order and where it stands in the sequence of its file.
 *
 * @param position from 0
 * @param order the event to send
 */
public record SourcedOrder(long position, OrderPlaced order) {}
