package dev.foretaste.retrainer;

import dev.foretaste.models.VersionCatalogue;
import dev.foretaste.retrainer.BackgroundTraining.Finished;
import dev.foretaste.retrainer.TrainingResult.Judged;
import dev.foretaste.retrainer.publishing.Publication;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has challengers trained in the background and publishes what came of it, always against the
 * champion of now: a challenger that competed with another one's trees competes again. Belongs to
 * the control thread.
 */
final class TrainingDesk implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TrainingDesk.class);
  private static final int ROUNDS_BETWEEN_LOGS = 25;

  private record Due(String trigger, List<String> requestIds, Optional<String> candidate) {
    private static Due judging(Map.Entry<String, String> request) {
      String why = "on request of %s, to judge %s".formatted(request.getKey(), request.getValue());
      return new Due(why, List.of(request.getKey()), Optional.of(request.getValue()));
    }
  }

  private final TrainingInputs inputs;
  private final TrainingSchedule schedule;
  private final BackgroundTraining background;
  private final Announcement announcement;
  private final TrialDesk trials;
  private final VisiblePublisher publisher;
  private final RetrainerMetrics metrics;
  private long tablesBefore;
  private long tablesShipped;
  private int loggedRound;

  TrainingDesk(
      RetrainerConfig config,
      TrainingInputs inputs,
      Promotions promotions,
      TrialDesk trials,
      VisiblePublisher publisher,
      RetrainerMetrics metrics,
      BooleanSupplier cancelled) {
    Clock clock = Clock.systemUTC();
    DraftBundles drafts = new DraftBundles(clock);
    this.inputs = inputs;
    this.schedule = new TrainingSchedule(config.thresholds(), clock);
    this.background =
        new BackgroundTraining(
            new Challenge(
                config.training(), config.gate(), config.thresholds().trainableExamples(), drafts),
            cancelled);
    this.announcement = new Announcement(config.gate().policy().key(), promotions, drafts, clock);
    this.trials = trials;
    this.publisher = publisher;
    this.metrics = metrics;
  }

  /** Whether a training is to begin now. */
  boolean isDue() {
    return due().isPresent();
  }

  /** A challenger that is being tried is decided about before the next one takes its place. */
  private Optional<Due> due() {
    if (background.isRunning()) {
      return Optional.empty();
    }
    Optional<Due> judging =
        inputs.pendingCandidates().entrySet().stream().findFirst().map(Due::judging);
    if (judging.isPresent()) {
      return judging;
    }
    List<String> requestIds = inputs.pendingRequests();
    if (requestIds.isEmpty() && trials.isUndecided()) {
      return Optional.empty();
    }
    return schedule.due(inputs).map(why -> new Due(why, requestIds, Optional.empty()));
  }

  /** Begins one if it is due. */
  void begin() {
    due().ifPresent(this::begin);
  }

  private void begin(Due due) {
    LOG.info("Training on {} examples: {}", inputs.exampleCount(), due.trigger());
    expectTables();
    loggedRound = 0;
    background.train(
        new TrainingJob(
            inputs.snapshot(),
            inputs.versions().copy(),
            due.requestIds(),
            due.trigger(),
            due.candidate()));
  }

  /** The challenger's tables will know all that is there now: others are due when more comes. */
  private void expectTables() {
    tablesBefore = inputs.tables().known();
    inputs.tables().settled();
    tablesShipped = inputs.tables().known();
  }

  /** The champion has stayed, and so have its tables, unless newer ones were published. */
  private void missTables() {
    if (inputs.tables().known() == tablesShipped) {
      inputs.tables().settledUpTo(tablesBefore);
    }
  }

  /** How far the training is; empty when none runs. */
  Optional<TrainingProgress.State> progress() {
    Optional<TrainingProgress.State> progress = background.progress();
    progress.ifPresent(this::tell);
    return progress;
  }

  private void tell(TrainingProgress.State state) {
    metrics.training(state);
    if (state.round() >= loggedRound + ROUNDS_BETWEEN_LOGS) {
      loggedRound = state.round();
      LOG.info("Training: {}", state.describe());
    }
  }

  /**
   * Publishes what came of a training that has ended.
   *
   * @return how many examples the tables of the new champion know; empty when there is none
   */
  OptionalLong finish() {
    Optional<Finished> finished = background.takeFinished();
    return finished.isEmpty() ? OptionalLong.empty() : finish(finished.get());
  }

  private OptionalLong finish(Finished finished) {
    VersionCatalogue versions = inputs.versions();
    if (finished.result() instanceof Judged judged
        && !judged.against().equals(StandingChampion.treesVersion(versions))) {
      LOG.info("The champion has changed in the meantime: the challenger is judged again");
      background.judgeAgain(finished.job().against(versions.copy()), judged);
      return OptionalLong.empty();
    }
    metrics.trained(finished.duration());
    Publication publication =
        SkewVeto.on(
            announcement.of(finished.result(), finished.job(), versions), inputs.skew().total());
    publisher.publish(trials.start(publication));
    if (publication.promotion().isPresent()) {
      return OptionalLong.of(tablesShipped);
    }
    missTables();
    return OptionalLong.empty();
  }

  @Override
  public void close() {
    background.close();
  }
}
