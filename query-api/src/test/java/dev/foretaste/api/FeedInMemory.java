package dev.foretaste.api;

import dev.foretaste.api.stream.EventFeed;
import dev.foretaste.api.stream.EventSubscription;
import dev.foretaste.api.stream.FeedEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** A feed of numbered events; the id of each is its number. */
final class FeedInMemory implements EventFeed {
  final AtomicInteger open = new AtomicInteger();
  private final List<FeedEvent> events = new CopyOnWriteArrayList<>();

  void add(String text) {
    String id = Integer.toString(events.size() + 1);
    events.add(new FeedEvent(id, "test", Map.of("text", text)));
  }

  @Override
  public EventSubscription open(Optional<String> lastEventId) {
    open.incrementAndGet();
    return new Subscription(lastEventId.map(Integer::parseInt).orElse(events.size()));
  }

  private final class Subscription implements EventSubscription {
    private int next;

    Subscription(int next) {
      this.next = next;
    }

    @Override
    public List<FeedEvent> poll(Duration atMost) {
      if (next == events.size()) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
      }
      List<FeedEvent> following = List.copyOf(events.subList(next, events.size()));
      next += following.size();
      return following;
    }

    @Override
    public void close() {
      open.decrementAndGet();
    }
  }
}
