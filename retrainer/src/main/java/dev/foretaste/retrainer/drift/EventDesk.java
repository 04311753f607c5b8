package dev.foretaste.retrainer.drift;

import dev.foretaste.retrainer.publishing.Publisher;
import dev.foretaste.schema.DriftEvent;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publishes events, counts and logs them. Belongs to the control thread. */
public final class EventDesk {
  private static final Logger LOG = LoggerFactory.getLogger(EventDesk.class);

  private final Publisher publisher;
  private final DriftMetrics metrics;

  /** Publishes through a publisher that stays open. */
  public EventDesk(Publisher publisher, DriftMetrics metrics) {
    this.publisher = publisher;
    this.metrics = metrics;
  }

  /**
   * Publishes.
   *
   * @throws org.apache.kafka.common.KafkaException when it could not
   */
  public void publish(List<DriftEvent> events) {
    if (events.isEmpty()) {
      return;
    }
    publisher.publish(events);
    for (DriftEvent event : events) {
      metrics.published(event);
      LOG.info(
          "{} {} {}: {}",
          event.getKind(),
          event.getSubject(),
          event.getState(),
          event.getMessage());
    }
  }

  /** These were published by the process before, or happened before there was one. */
  void remember(List<DriftEvent> events) {
    events.forEach(metrics::stands);
  }
}
