package dev.foretaste.api.stream;

/**
 * One event of a feed.
 *
 * @param id names the position right after the event, of all partitions: the next offset of each,
 *     from partition 0 on, joined by commas
 * @param type what it is
 * @param data what it says, to be written as JSON
 */
public record FeedEvent(String id, String type, Object data) {}
