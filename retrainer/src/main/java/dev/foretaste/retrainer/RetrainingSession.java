package dev.foretaste.retrainer;

import dev.foretaste.learning.training.NotTrainableException;
import dev.foretaste.retrainer.RetrainerStatus.Phase;
import dev.foretaste.retrainer.publishing.Publication;
import dev.foretaste.retrainer.publishing.Publication.Promotion;
import dev.foretaste.retrainer.publishing.Publisher;
import dev.foretaste.retrainer.topics.RetrainerTopics;
import dev.foretaste.retrainer.tracking.RunTracker;
import dev.foretaste.serde.SchemaRegistryClient;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection to the cluster, from reading everything to the first failure of Kafka; the next
 * session begins anew. Belongs to the control thread.
 */
final class RetrainingSession implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RetrainingSession.class);
  private static final String TRANSACTIONAL_ID = "foretaste-retrainer";

  private final TrainingInputs inputs;
  private final InputReader reader;
  private final Publisher publisher;
  private final FirstBundle firstBundle;
  private final FreshTables freshTables;
  private final Challenge challenge;
  private final RetrainerMetrics metrics;
  private final RunTracker tracker;
  private final Shutdown shutdown;
  private final Consumer<RetrainerStatus> observer;
  private int firstBundleFailedAt;

  RetrainingSession(
      RetrainerConfig config,
      SchemaRegistryClient schemas,
      RetrainerMetrics metrics,
      RunTracker tracker,
      Shutdown shutdown,
      Consumer<RetrainerStatus> observer) {
    this.metrics = metrics;
    this.tracker = tracker;
    this.shutdown = shutdown;
    this.observer = observer;
    Clock clock = Clock.systemUTC();
    Promotions promotions = new Promotions(config.thresholds().keptVersions(), clock);
    firstBundle = new FirstBundle(promotions, clock);
    freshTables = new FreshTables(promotions);
    challenge =
        new Challenge(
            config.training(),
            config.gate(),
            config.thresholds().trainableExamples(),
            promotions,
            clock);
    RetrainerTopics topics = config.topics();
    inputs = new TrainingInputs(config.thresholds(), topics);
    reader = new InputReader(config.kafka(), topics, schemas, inputs, metrics, shutdown);
    try {
      publisher =
          new Publisher(config.kafka(), topics, config.topicPrefix() + TRANSACTIONAL_ID, schemas);
    } catch (RuntimeException | Error e) {
      reader.close();
      throw e;
    }
  }

  /** Works until it is to stop. */
  void run() {
    reader.open();
    reader.catchUp();
    inputs.caughtUp();
    while (!shutdown.isRequested()) {
      report(Phase.READY);
      boolean quiet = false;
      if (isSomethingDue()) {
        report(Phase.TRAINING);
        // Whoever asks means all examples that are there by now, and all that asked are answered.
        reader.catchUp();
        publishFirstBundle();
        judgeCandidates();
        train();
        publishTables();
      } else {
        quiet = !reader.poll();
      }
      checkSkew(quiet);
    }
  }

  private boolean isSomethingDue() {
    return isFirstBundleDue()
        || inputs.isTrainingDue()
        || !inputs.pendingRequests().isEmpty()
        || !inputs.pendingCandidates().isEmpty()
        || inputs.areTablesDue();
  }

  private boolean isFirstBundleDue() {
    return inputs.isFirstBundleDue() && inputs.exampleCount() > firstBundleFailedAt;
  }

  private void publishFirstBundle() {
    if (!isFirstBundleDue()) {
      return;
    }
    try {
      publish(firstBundle.make(inputs.snapshot(), inputs.versions()));
    } catch (NotTrainableException e) {
      LOG.warn("No first bundle from {} examples: {}", inputs.exampleCount(), e.getMessage());
      firstBundleFailedAt = inputs.exampleCount();
    }
  }

  private void judgeCandidates() {
    inputs
        .pendingCandidates()
        .forEach(
            (requestId, version) -> {
              Publication judged =
                  challenge.judge(inputs.snapshot(), inputs.versions(), version, requestId);
              publish(SkewVeto.on(judged, inputs.skew().total()));
            });
  }

  private void train() {
    List<String> requestIds = inputs.pendingRequests();
    if (requestIds.isEmpty() && !inputs.isTrainingDue()) {
      return;
    }
    long began = System.nanoTime();
    Publication publication =
        challenge.run(inputs.snapshot(), inputs.versions(), requestIds, shutdown::isRequested);
    metrics.trained((System.nanoTime() - began) / (double) TimeUnit.SECONDS.toNanos(1));
    publish(SkewVeto.on(publication, inputs.skew().total()));
  }

  private void publishTables() {
    if (!inputs.areTablesDue()) {
      return;
    }
    // Also when it comes to nothing: only more examples could change that.
    inputs.tables().settled();
    try {
      Optional<Promotion> promotion =
          freshTables.make(inputs.tables(), inputs.snapshot(), inputs.versions());
      if (promotion.isPresent()) {
        publish(promotion.get());
      }
    } catch (NotTrainableException e) {
      LOG.warn("No new tables from {} examples: {}", inputs.exampleCount(), e.getMessage());
    }
  }

  private void publish(Promotion promotion) {
    reader.readPast(publisher.publish(promotion));
    metrics.tablesPublished();
    LOG.info(
        "Model {} is champion: {}",
        promotion.pointer().getVersion(),
        promotion.pointer().getReason());
  }

  /** In full batches while much comes, and what is left when nothing does. */
  private void checkSkew(boolean quiet) {
    SkewWatch skew = inputs.skew();
    if (skew.waiting() >= SkewWatch.BATCH || quiet && skew.waiting() > 0) {
      metrics.compared(skew.checkBatch(inputs.versions(), reader::catchUp));
    }
  }

  /** Publishes and reads it back: what is on the topics counts, also for this process. */
  private void publish(Publication publication) {
    if (publication.promotion().isPresent()) {
      inputs.tables().settled();
    }
    reader.readPast(publisher.publish(publication));
    metrics.published(publication);
    tracker.judged(publication);
    LOG.info(
        "Model {} {}: {}",
        publication.verdict().getVersion().isEmpty() ? "-" : publication.verdict().getVersion(),
        publication.verdict().getOutcome(),
        String.join("; ", publication.verdict().getReasons()));
  }

  private void report(Phase phase) {
    metrics.holding(inputs.exampleCount());
    observer.accept(
        new RetrainerStatus(
            phase,
            inputs.exampleCount(),
            inputs.newExampleCount(),
            inputs.pendingRequests().size(),
            inputs.versions().champion(),
            Optional.empty()));
  }

  @Override
  public void close() {
    try {
      publisher.close();
    } finally {
      reader.close();
    }
  }
}
