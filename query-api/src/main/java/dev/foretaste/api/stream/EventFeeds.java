package dev.foretaste.api.stream;

/**
 * The feeds that there are.
 *
 * @param predictions every committed prediction
 * @param orders every event on the orders topic
 */
public record EventFeeds(EventFeed predictions, EventFeed orders) {}
