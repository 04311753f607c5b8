package dev.foretaste.cli.erasure;

import dev.foretaste.schema.OrderPlaced;
import dev.foretaste.topics.TopicSpec;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What the topics hold about customers, counted. Not thread-safe. */
final class CustomerRecords {
  private final Map<String, Long> onLogs = new TreeMap<>();
  private final Map<String, Set<String>> standing = new TreeMap<>();
  private long firstOrder = Long.MAX_VALUE;
  private long lastOrder = Long.MIN_VALUE;

  /** Counts a record; a later one of a compacted topic takes the place of an earlier one. */
  void add(PersonalRecords.Found found) {
    TopicSpec topic = found.topic();
    if (!PersonalTopics.isCleared(topic)) {
      onLogs.merge(topic.name(), 1L, Long::sum);
    } else if (found.record().value().isPresent()) {
      keys(topic).add(found.record().keyText());
    } else {
      keys(topic).remove(found.record().keyText());
    }
    if (found.value().orElse(null) instanceof OrderPlaced order) {
      firstOrder = Math.min(firstOrder, order.getEventTime());
      lastOrder = Math.max(lastOrder, order.getEventTime());
    }
  }

  /** By topic, how many records there are that stay until they expire. */
  Map<String, Long> onLogs() {
    return Map.copyOf(onLogs);
  }

  /** By compacted topic, how many keys have a value. */
  Map<String, Long> standing() {
    Map<String, Long> counts = new TreeMap<>();
    standing.forEach((topic, keys) -> counts.put(topic, (long) keys.size()));
    return counts;
  }

  /**
   * Whether labels of that time can be the customers'; a first order labels nothing.
   *
   * @param from event time of the earliest label, ms since 1970-01-01T00:00Z
   * @param to event time of the latest label
   */
  boolean mayHaveLabelled(long from, long to) {
    return firstOrder < lastOrder && firstOrder <= to && lastOrder >= from;
  }

  private Set<String> keys(TopicSpec topic) {
    return standing.computeIfAbsent(topic.name(), name -> new HashSet<>());
  }
}
