package dev.foretaste.retrainer;

import dev.foretaste.retrainer.TrainingResult.Judged;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trains on a thread of its own with the lowest priority, one challenger at a time. Belongs to the
 * control thread, which asks now and then whether a result is there.
 */
final class BackgroundTraining implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BackgroundTraining.class);
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(25);

  /** A training that has come to its end. */
  record Finished(TrainingJob job, TrainingResult result, Duration duration) {}

  private record Running(TrainingJob job, Future<TrainingResult> result, long began) {}

  private final Challenge challenge;
  private final BooleanSupplier cancelled;
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(BackgroundTraining::newThread);
  private volatile boolean closed;
  private Optional<Running> running = Optional.empty();
  private TrainingProgress progress;

  BackgroundTraining(Challenge challenge, BooleanSupplier cancelled) {
    this.challenge = challenge;
    this.cancelled = cancelled;
    this.progress = newProgress();
  }

  private static Thread newThread(Runnable work) {
    Thread thread = new Thread(work, "foretaste-training");
    thread.setDaemon(true);
    thread.setPriority(Thread.MIN_PRIORITY);
    return thread;
  }

  private TrainingProgress newProgress() {
    return new TrainingProgress(() -> closed || cancelled.getAsBoolean(), System::nanoTime);
  }

  /** Begins a training; none is running. */
  void train(TrainingJob job) {
    progress = newProgress();
    TrainingProgress told = progress;
    submit(job, System.nanoTime(), () -> challenge.run(job, told));
  }

  /** Lets a challenger compete anew, because the champion is another one by now. */
  void judgeAgain(TrainingJob job, Judged judged) {
    submit(
        job, System.nanoTime(), () -> challenge.judge(judged.challenger(), judged.origin(), job));
  }

  private void submit(TrainingJob job, long began, Callable<TrainingResult> work) {
    if (running.isPresent()) {
      throw new IllegalStateException("a training is running already");
    }
    running = Optional.of(new Running(job, worker.submit(work), began));
  }

  boolean isRunning() {
    return running.isPresent();
  }

  /** How far the training is; empty when none is running. */
  Optional<TrainingProgress.State> progress() {
    return running.map(training -> progress.state());
  }

  /**
   * The training that has ended since somebody asked last.
   *
   * @throws RuntimeException what broke it off: cancelled, or the virtual machine is broken
   */
  Optional<Finished> takeFinished() {
    Optional<Running> ended = running.filter(training -> training.result().isDone());
    if (ended.isPresent()) {
      running = Optional.empty();
    }
    return ended.map(
        training ->
            new Finished(
                training.job(),
                result(training),
                Duration.ofNanos(System.nanoTime() - training.began())));
  }

  private static TrainingResult result(Running training) {
    try {
      return training.result().get();
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) e.getCause();
    }
  }

  /** Ends a training after its round; it is forgotten. */
  @Override
  public void close() {
    closed = true;
    worker.shutdown();
    try {
      if (!worker.awaitTermination(CLOSE_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        LOG.warn("The training did not end within {} s", CLOSE_LIMIT.toSeconds());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
