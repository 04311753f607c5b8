package dev.foretaste.cli.topics;

import dev.foretaste.topics.TopicSpec;
import java.util.Iterator;

/** Where records are read from. Not thread-safe. */
public interface Topics {

  /** How many partitions a topic has. */
  int partitions(TopicSpec topic);

  /** Offset of the first record that is still there, or would be; 0 when nothing was trimmed. */
  long begin(TopicSpec topic, int partition);

  /**
   * All committed records of a partition that are there at the time of the call, in sequence, maybe
   * followed by later ones. Of each topic, one partition at a time can be read: another call ends
   * an earlier one on the same topic.
   */
  Iterator<StoredRecord> read(TopicSpec topic, int partition);
}
