package dev.foretaste.topology.experiments;

import dev.foretaste.experiments.RunningExperiment;
import dev.foretaste.preferences.Revision;
import dev.foretaste.schema.Experiment;
import dev.foretaste.schema.JournalEntry;
import dev.foretaste.schema.JournalKind;
import dev.foretaste.topology.experiments.ExperimentTimeline.Started;
import dev.foretaste.topology.experiments.ExperimentTimeline.View;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The experiment that a task takes part in, adopted between two orders and journalled like a model.
 * Unlike a model it is never waited for: a task whose instance does not have the experiment or its
 * challenger goes on with the champion alone and journals that, until the instance has it. Belongs
 * to one task.
 */
public final class AdoptedExperiment {
  private static final String KEY = JournalKind.EXPERIMENT.name();

  private final String sourceTopic;
  private final KeyValueStore<String, JournalEntry> store;
  private final ExperimentTimeline timeline;
  private Optional<JournalEntry> adopted;
  private Optional<RunningExperiment> running = Optional.empty();

  /**
   * Takes up what the task had adopted.
   *
   * @param sourceTopic where experiments are announced
   * @param store the latest journal entry per kind
   */
  public AdoptedExperiment(
      String sourceTopic, KeyValueStore<String, JournalEntry> store, ExperimentTimeline timeline) {
    this.sourceTopic = sourceTopic;
    this.store = store;
    this.timeline = timeline;
    this.adopted = Optional.ofNullable(store.get(KEY));
  }

  /**
   * Adopts what is new before an order is processed.
   *
   * @param order the order
   * @param journal takes the entry for what was adopted
   * @return what counts for the order
   */
  public Optional<RunningExperiment> refresh(Revision order, Consumer<JournalEntry> journal) {
    View loaded = timeline.view();
    if (isNews(loaded)) {
      adopt(loaded.offset(), loaded.running(), order, journal);
    } else if (takesPart() && running.isEmpty()) {
      resume(loaded, order, journal);
    }
    return running;
  }

  private boolean isNews(View loaded) {
    boolean changes = takesPart() || loaded.running().isPresent();
    boolean canTakePartAgain = !takesPart() && loaded.running().isPresent();
    return changes && loaded.offset() > adoptedOffset()
        || canTakePartAgain && loaded.offset() == adoptedOffset();
  }

  /** After a restart or a move to another instance. */
  private void resume(View loaded, Revision order, Consumer<JournalEntry> journal) {
    if (loaded.offset() == adoptedOffset() && loaded.running().isPresent()) {
      JournalEntry entry = adopted.orElseThrow();
      running =
          loaded
              .running()
              .map(
                  started ->
                      new RunningExperiment(
                          started.terms(),
                          new Revision(entry.getOrdersPartition(), entry.getNextOffset()),
                          started.challenger()));
    } else {
      adopt(adoptedOffset(), Optional.empty(), order, journal);
    }
  }

  private void adopt(
      long sourceOffset,
      Optional<Started> started,
      Revision order,
      Consumer<JournalEntry> journal) {
    Optional<Experiment> terms = started.map(Started::terms);
    JournalEntry entry =
        new JournalEntry(
            order.partition(),
            order.offset(),
            JournalKind.EXPERIMENT,
            sourceTopic,
            0,
            sourceOffset,
            terms.map(Experiment::getChallenger).orElse(null),
            terms.orElse(null));
    store.put(KEY, entry);
    journal.accept(entry);
    adopted = Optional.of(entry);
    running = started.map(it -> new RunningExperiment(it.terms(), order, it.challenger()));
  }

  private boolean takesPart() {
    return adopted.filter(entry -> entry.getExperiment() != null).isPresent();
  }

  private long adoptedOffset() {
    return adopted.map(JournalEntry::getSourceOffset).orElse(-1L);
  }
}
