package dev.foretaste.api.stream;

import java.time.Duration;
import java.util.List;

/** One client's place in a feed. For one thread at a time. */
public interface EventSubscription extends AutoCloseable {
  /** The events that follow; none when none came within this time. */
  List<FeedEvent> poll(Duration atMost);

  @Override
  void close();
}
