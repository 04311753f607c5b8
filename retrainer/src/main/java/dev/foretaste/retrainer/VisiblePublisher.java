package dev.foretaste.retrainer;

import dev.foretaste.retrainer.publishing.Publication;
import dev.foretaste.retrainer.publishing.Publication.Promotion;
import dev.foretaste.retrainer.publishing.Publication.TrialEnd;
import dev.foretaste.retrainer.publishing.Publisher;
import dev.foretaste.retrainer.tracking.RunTracker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes and reads it back: what is on the topics counts, also for this process. Not
 * thread-safe.
 */
final class VisiblePublisher {
  private static final Logger LOG = LoggerFactory.getLogger(VisiblePublisher.class);

  private final Publisher publisher;
  private final InputReader reader;
  private final RetrainerMetrics metrics;
  private final RunTracker tracker;

  VisiblePublisher(
      Publisher publisher, InputReader reader, RetrainerMetrics metrics, RunTracker tracker) {
    this.publisher = publisher;
    this.reader = reader;
    this.metrics = metrics;
    this.tracker = tracker;
  }

  /** A verdict, and the bundle that goes with it. */
  void publish(Publication publication) {
    reader.readPast(publisher.publish(publication));
    metrics.published(publication);
    tracker.judged(publication);
    LOG.info(
        "Model {} {}: {}",
        publication.verdict().getVersion().isEmpty() ? "-" : publication.verdict().getVersion(),
        publication.verdict().getOutcome(),
        String.join("; ", publication.verdict().getReasons()));
  }

  /** The end of a trial on live orders. */
  void publish(TrialEnd end) {
    reader.readPast(publisher.publish(end));
    metrics.judged(end.verdict());
    LOG.info(
        "Model {} {} after its trial: {}",
        end.verdict().getVersion(),
        end.verdict().getOutcome(),
        String.join("; ", end.verdict().getReasons()));
  }

  /** New tables for the champion. */
  void publish(Promotion promotion) {
    reader.readPast(publisher.publish(promotion));
    metrics.tablesPublished();
    LOG.info(
        "Model {} is champion: {}",
        promotion.pointer().getVersion(),
        promotion.pointer().getReason());
  }
}
