package dev.foretaste.retrainer;

import dev.foretaste.retrainer.RetrainerStatus.Phase;
import dev.foretaste.retrainer.tracking.RunTracker;
import dev.foretaste.serde.SchemaRegistryClient;
import io.prometheus.client.CollectorRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Learns from labelled predictions: reads training-examples and train-requests, trains when enough
 * has come or somebody asks, judges, and publishes to model-updates and model-verdicts. Everything
 * it knows is on its topics; a restart goes on where the process before it stopped. One of them is
 * at work in a cluster: a second one shuts the first out from publishing. Thread-safe.
 */
public final class Retrainer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Retrainer.class);
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(30);

  private final RetrainerConfig config;
  private final SchemaRegistryClient schemas;
  private final RetrainerMetrics metrics;
  private final RunTracker tracker;
  private final Shutdown shutdown = new Shutdown();
  private final Thread thread;
  private volatile RetrainerStatus status = RetrainerStatus.idle(Phase.STARTING, Optional.empty());

  /**
   * Prepares a retrainer; it waits for its topics if they do not exist yet.
   *
   * @param schemas stays open as long as the retrainer
   * @param registry takes the retrainer's metrics
   */
  public Retrainer(
      RetrainerConfig config, SchemaRegistryClient schemas, CollectorRegistry registry) {
    this(config, schemas, registry, RunTracker.NONE);
  }

  /**
   * Prepares a retrainer that also tells an experiment tracker.
   *
   * @param tracker stays open as long as the retrainer
   */
  public Retrainer(
      RetrainerConfig config,
      SchemaRegistryClient schemas,
      CollectorRegistry registry,
      RunTracker tracker) {
    this.tracker = tracker;
    this.config = config;
    this.schemas = schemas;
    this.metrics = new RetrainerMetrics(registry);
    this.thread = new Thread(this::run, "foretaste-retrainer");
    thread.setDaemon(true);
    thread.setPriority(Thread.MIN_PRIORITY);
    thread.setUncaughtExceptionHandler((stopped, failure) -> failed(failure));
  }

  /**
   * Starts; returns at once.
   *
   * @throws IllegalThreadStateException when it was started before
   */
  public void start() {
    thread.start();
  }

  /** Waits until it has stopped, be it closed or broken down. */
  void awaitStop() throws InterruptedException {
    thread.join();
  }

  /** What it is doing. */
  public RetrainerStatus status() {
    return status;
  }

  private void run() {
    while (!shutdown.isRequested()) {
      runSession();
    }
    status = RetrainerStatus.idle(Phase.STOPPED, Optional.empty());
  }

  private void failed(Throwable failure) {
    status = RetrainerStatus.idle(Phase.STOPPED, Optional.of(failure.toString()));
    LOG.error("The retrainer has stopped for good", failure);
  }

  private void runSession() {
    try (RetrainingSession session = open()) {
      session.run();
    } catch (CancellationException e) {
      LOG.debug("Stopping", e);
    } catch (KafkaException e) {
      LOG.warn("The retrainer starts over: {}", e.getMessage());
      startOver(e);
    } catch (InternalError | UnknownError e) {
      // The virtual machine is broken, not merely out of memory or stack.
      throw e;
    } catch (RuntimeException | Error e) {
      LOG.error("The retrainer starts over", e);
      startOver(e);
    }
  }

  private void startOver(Throwable failure) {
    status = RetrainerStatus.idle(Phase.STARTING, Optional.of(failure.toString()));
    shutdown.pause();
  }

  private RetrainingSession open() {
    return new RetrainingSession(
        config, schemas, metrics, tracker, shutdown, current -> status = current);
  }

  /** Stops: a training ends after its current round and is done again after the next start. */
  @Override
  public void close() {
    shutdown.request();
    try {
      thread.join(CLOSE_LIMIT.toMillis());
      if (thread.isAlive()) {
        LOG.warn("The retrainer did not stop within {} s", CLOSE_LIMIT.toSeconds());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
