package dev.foretaste.retrainer;

import dev.foretaste.retrainer.RetrainerStatus.Phase;
import dev.foretaste.retrainer.drift.AnomalyDesk;
import dev.foretaste.retrainer.drift.DriftDesk;
import dev.foretaste.retrainer.drift.DriftMetrics;
import dev.foretaste.retrainer.drift.EventDesk;
import dev.foretaste.retrainer.drift.OrderStream;
import dev.foretaste.retrainer.publishing.Publisher;
import dev.foretaste.retrainer.topics.LiveGenerationReader;
import dev.foretaste.retrainer.topics.RetrainerTopics;
import dev.foretaste.retrainer.tracking.RunTracker;
import dev.foretaste.serde.SchemaRegistryClient;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One connection to the cluster, from reading everything to the first failure of Kafka; the next
 * session begins anew. Belongs to the control thread, which reads, checks and publishes while a
 * challenger is trained in the background.
 */
final class RetrainingSession implements AutoCloseable {
  private static final String TRANSACTIONAL_ID = "foretaste-retrainer";

  private final LiveGenerationReader generation;
  private final String labels;
  private final TrainingInputs inputs;
  private final InputReader reader;
  private final Publisher publisher;
  private final TablesDesk tables;
  private final TrainingDesk training;
  private final TrialDesk trials;
  private final DriftDesk drift;
  private final AnomalyDesk anomalies;
  private final QualityDesk quality;
  private final boolean trainsOnDrift;
  private final RetrainerMetrics metrics;
  private final Shutdown shutdown;
  private final Consumer<RetrainerStatus> observer;

  RetrainingSession(
      RetrainerConfig config,
      SchemaRegistryClient schemas,
      RetrainerMetrics metrics,
      RunTracker tracker,
      Shutdown shutdown,
      Consumer<RetrainerStatus> observer) {
    this.metrics = metrics;
    this.shutdown = shutdown;
    this.observer = observer;
    generation = new LiveGenerationReader(config.kafka(), schemas);
    labels = generation.labelPrefix();
    RetrainerTopics topics = config.topics().withLabels(labels);
    inputs = new TrainingInputs(config.thresholds(), topics);
    reader = new InputReader(config.kafka(), topics, schemas, inputs, metrics, shutdown);
    try {
      publisher =
          new Publisher(
              config.kafka(), topics, config.cluster().topicPrefix() + TRANSACTIONAL_ID, schemas);
    } catch (RuntimeException | Error e) {
      reader.close();
      generation.close();
      throw e;
    }
    OrderStream orders;
    try {
      orders = new OrderStream(config.kafka(), topics.orders(), schemas);
    } catch (RuntimeException | Error e) {
      reader.close();
      publisher.close();
      generation.close();
      throw e;
    }
    DriftMetrics driftMetrics = metrics.drift();
    EventDesk events = new EventDesk(publisher, driftMetrics);
    drift = new DriftDesk(config.watch().drift(), events, driftMetrics);
    anomalies = new AnomalyDesk(config.watch().anomalies(), orders, events);
    trainsOnDrift = config.watch().trainsOnDrift();
    quality = new QualityDesk(inputs.online(), events, driftMetrics);
    Clock clock = Clock.systemUTC();
    Promotions promotions = new Promotions(config.thresholds().keptVersions(), clock);
    VisiblePublisher visible = new VisiblePublisher(publisher, reader, metrics, tracker);
    tables = new TablesDesk(inputs, promotions, visible, clock);
    trials = TrialDesk.of(config, schemas, inputs, visible, clock);
    training =
        new TrainingDesk(
            config, inputs, promotions, trials, visible, metrics, shutdown::isRequested);
  }

  /** Works until it is to stop, or until another stream writes the labels. */
  void run() {
    reader.open();
    reader.catchUp();
    inputs.caughtUp();
    anomalies.open();
    while (!shutdown.isRequested() && generation.labelPrefix().equals(labels)) {
      report();
      boolean quiet = false;
      if (isSomethingDue()) {
        // Whoever asks means all examples that are there by now, and all that asked are answered.
        reader.catchUp();
        tables.publishFirst();
        training.begin();
        tables.refresh();
      } else {
        quiet = !reader.poll();
      }
      training.finish().ifPresent(tables::refreshAfterTraining);
      checkSkew(quiet);
      watch();
      trials.decide();
    }
  }

  private boolean isSomethingDue() {
    return tables.isFirstDue() || training.isDue() || inputs.areTablesDue();
  }

  /** In full batches while much comes, and what is left when nothing does. */
  private void checkSkew(boolean quiet) {
    SkewWatch skew = inputs.skew();
    if (skew.waiting() >= SkewWatch.BATCH || quiet && skew.waiting() > 0) {
      drift.follow(inputs.versions());
      metrics.compared(skew.checkBatch(inputs.versions(), reader::catchUp, drift::observe));
    }
  }

  private void watch() {
    drift.publish();
    quality.look(inputs.versions());
    anomalies.look();
    inputs.shifted(trainsOnDrift ? drift.drift() : Optional.empty());
  }

  private void report() {
    metrics.holding(inputs.exampleCount());
    Optional<TrainingProgress.State> progress = training.progress();
    observer.accept(
        new RetrainerStatus(
            progress.isPresent() ? Phase.TRAINING : Phase.READY,
            inputs.exampleCount(),
            inputs.newExampleCount(),
            inputs.pendingRequests().size(),
            progress.map(TrainingProgress.State::describe),
            inputs.versions().champion(),
            Optional.empty()));
  }

  @Override
  public void close() {
    try (generation;
        reader;
        publisher;
        anomalies;
        trials) {
      training.close();
    }
  }
}
