package dev.foretaste.learning.anomalies;

import dev.foretaste.schema.DriftEvent;
import dev.foretaste.schema.OrderPlaced;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Watches the stream of orders in windows of event time. A window is looked at once an order has
 * come that is later than its end and the grace; what comes after that for it is left out. Time
 * stands still while no order comes at all. The same orders in the same sequence give the same
 * answers; memory is bounded. Not thread-safe.
 */
public final class OrderAnomalies {
  /** After a longer pause of all orders, nothing is expected of it. */
  private static final int MOST_EMPTY_DAYS = 2;

  private final long length;
  private final long grace;
  private final long mostEmpty;
  private final List<Watch> watches;
  private final TreeMap<Long, Window> open = new TreeMap<>();
  private long latest = Long.MIN_VALUE;
  private long next = Long.MIN_VALUE;

  /** Begins without knowing anything. */
  public OrderAnomalies(AnomalySettings settings) {
    length = settings.window().toMillis();
    grace = settings.grace().toMillis();
    mostEmpty = (long) MOST_EMPTY_DAYS * settings.perDay();
    watches =
        List.of(
            new VolumeWatch(settings.perDay()),
            new PriceWatch(),
            new UnknownItemsWatch(),
            new SilenceWatch(settings.perDay()));
  }

  /**
   * Takes a valid order.
   *
   * @return what has begun or ceased to be unusual; mostly nothing
   */
  public List<DriftEvent> add(OrderPlaced order) {
    long number = Math.floorDiv(order.getEventTime(), length);
    if (next == Long.MIN_VALUE) {
      next = number;
    }
    if (number < next) {
      return List.of();
    }
    open.computeIfAbsent(number, n -> new Window(n, length)).add(order);
    latest = Math.max(latest, order.getEventTime());
    List<DriftEvent> events = new ArrayList<>();
    while ((next + 1) * length + grace <= latest) {
      close(events);
    }
    return events;
  }

  private void close(List<DriftEvent> events) {
    Map.Entry<Long, Window> first = open.firstEntry();
    if (first.getKey() - next > mostEmpty) {
      next = first.getKey();
      return;
    }
    Window window = first.getKey() == next ? open.remove(next) : new Window(next, length);
    for (Watch watch : watches) {
      watch.close(window, events);
    }
    next++;
  }
}
