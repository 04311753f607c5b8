package dev.foretaste.topology.replay;

import dev.foretaste.bundle.ScoringModel;
import dev.foretaste.candidates.Menu;
import dev.foretaste.experiments.RunningExperiment;
import dev.foretaste.preferences.Revision;
import dev.foretaste.schema.JournalEntry;
import dev.foretaste.topology.generations.Handover;
import dev.foretaste.topology.generations.Succession;
import dev.foretaste.topology.inputs.InputNotLoadedException;
import dev.foretaste.topology.inputs.OrderInputs;
import dev.foretaste.topology.processing.CollectFeedback;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Inputs as they were recorded, up to the order at which the recorded stream hands the partition
 * over; from there on this stream adopts what is live itself, beginning with what was adopted last,
 * and with the feedback that no order had learned yet. Belongs to one task.
 */
final class SucceedingInputs implements OrderInputs {
  private final Succession succession;
  private final Handover handover;
  private final KeyValueStore<String, JournalEntry> store;
  private final Supplier<OrderInputs> live;
  private final Optional<RecordedInputs> recorded;
  private Optional<OrderInputs> own = Optional.empty();
  private List<DueFeedback> leftOver = List.of();

  /**
   * Inputs of one task.
   *
   * @param store the task's latest journal entry per kind
   * @param recorded made only when the task has not taken over yet
   * @param live made when it has
   */
  SucceedingInputs(
      Succession succession,
      KeyValueStore<String, JournalEntry> store,
      Supplier<RecordedInputs> recorded,
      Supplier<OrderInputs> live) {
    this.succession = succession;
    this.store = store;
    this.live = live;
    handover = new Handover(succession, store);
    boolean taken = handover.hasTaken();
    this.recorded = taken ? Optional.empty() : Optional.of(recorded.get());
    if (taken) {
      own = Optional.of(live.get());
    }
  }

  @Override
  public void refresh(Revision order, Consumer<JournalEntry> journal) {
    leftOver = List.of();
    if (own.isEmpty()) {
      RecordedInputs inputs = recorded.orElseThrow();
      inputs.refresh(order, journal);
      inputs.end().ifPresent(entry -> takeOver(inputs, entry));
    }
    own.ifPresent(inputs -> inputs.refresh(order, journal));
  }

  private void takeOver(RecordedInputs inputs, JournalEntry entry) {
    succession.timeline().awaitAtLeast(entry.getSourceOffset());
    if (!succession.isPromoted()) {
      throw new InputNotLoadedException(
          "the stream that this replay follows has handed its orders over to another one, from"
              + " offset %d on; discard the replay, and begin a new one"
                  .formatted(entry.getNextOffset()));
    }
    inputs.adopted().forEach((kind, adopted) -> store.put(kind.name(), adopted));
    leftOver = inputs.leftOver(CollectFeedback.readUpTo(store));
    handover.take(entry);
    own = Optional.of(live.get());
    inputs.close();
  }

  @Override
  public ScoringModel model() {
    return current().model();
  }

  @Override
  public Menu menu() {
    return current().menu();
  }

  @Override
  public Optional<RunningExperiment> experiment() {
    return current().experiment();
  }

  @Override
  public List<DueFeedback> feedback() {
    return own.isPresent() ? leftOver : current().feedback();
  }

  private OrderInputs current() {
    return own.orElseGet(recorded::orElseThrow);
  }

  @Override
  public void close() {
    current().close();
  }
}
