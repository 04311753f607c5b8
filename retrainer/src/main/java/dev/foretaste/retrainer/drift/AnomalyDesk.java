package dev.foretaste.retrainer.drift;

import dev.foretaste.learning.anomalies.AnomalySettings;
import dev.foretaste.learning.anomalies.OrderAnomalies;
import dev.foretaste.schema.DriftEvent;
import dev.foretaste.schema.OrderPlaced;
import java.util.ArrayList;
import java.util.List;

/**
 * Publishes what is unusual in the stream of orders. What happened before the start is learned
 * again and not published again. Belongs to the control thread.
 */
public final class AnomalyDesk implements AutoCloseable {
  /** So many reads in a row; then others have their turn. */
  private static final int MOST_READS = 10;

  private final OrderStream orders;
  private final OrderAnomalies anomalies;
  private final EventDesk events;

  /**
   * Begins; closes the stream in the end.
   *
   * @param orders not opened yet
   */
  public AnomalyDesk(AnomalySettings settings, OrderStream orders, EventDesk events) {
    this.orders = orders;
    this.anomalies = new OrderAnomalies(settings);
    this.events = events;
  }

  /** Learns what is usual. */
  public void open() {
    events.remember(look(orders.open()));
  }

  /** Looks at what has come. */
  public void look() {
    for (int read = 0; read < MOST_READS; read++) {
      List<OrderPlaced> placed = orders.poll();
      if (placed.isEmpty()) {
        return;
      }
      events.publish(look(placed));
    }
  }

  private List<DriftEvent> look(List<OrderPlaced> placed) {
    List<DriftEvent> found = new ArrayList<>();
    placed.forEach(order -> found.addAll(anomalies.add(order)));
    return found;
  }

  @Override
  public void close() {
    orders.close();
  }
}
