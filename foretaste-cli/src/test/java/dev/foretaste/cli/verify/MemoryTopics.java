package dev.foretaste.cli.verify;

import dev.foretaste.cli.topics.StoredRecord;
import dev.foretaste.cli.topics.Topics;
import dev.foretaste.topics.TopicSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Topics of one partition in memory, to be tampered with. */
final class MemoryTopics implements Topics {
  private final Map<String, List<StoredRecord>> records = new HashMap<>();
  private final Map<String, Long> begins = new HashMap<>();

  List<StoredRecord> of(TopicSpec topic) {
    return records.computeIfAbsent(topic.name(), name -> new ArrayList<>());
  }

  void trim(TopicSpec topic, long begin) {
    begins.put(topic.name(), begin);
  }

  @Override
  public int partitions(TopicSpec topic) {
    return 1;
  }

  @Override
  public long begin(TopicSpec topic, int partition) {
    return begins.getOrDefault(topic.name(), 0L);
  }

  @Override
  public Iterator<StoredRecord> read(TopicSpec topic, int partition) {
    return of(topic).iterator();
  }
}
