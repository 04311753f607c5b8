package dev.foretaste.topology.replay;

import dev.foretaste.bundle.ScoringModel;
import dev.foretaste.candidates.Menu;
import dev.foretaste.experiments.ControlArm;
import dev.foretaste.experiments.RunningExperiment;
import dev.foretaste.preferences.Revision;
import dev.foretaste.schema.FeedbackGiven;
import dev.foretaste.schema.JournalEntry;
import dev.foretaste.schema.JournalKind;
import dev.foretaste.topology.inputs.MenuTimeline;
import dev.foretaste.topology.inputs.ModelTimeline;
import dev.foretaste.topology.inputs.OrderInputs;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Gives every order what the journal says it was influenced by. Reads the journal from its
 * beginning whenever the task starts, so it has no state to restore.
 */
final class RecordedInputs implements OrderInputs {
  private final int partition;
  private final Recording recording;
  private final Places places;
  private final ModelTimeline models;
  private final MenuTimeline menus;
  private final Optional<String> chosenModel;
  private final List<DueFeedback> due = new ArrayList<>();
  private String version = ScoringModel.INITIAL_VERSION;
  private Optional<ScoringModel> model = Optional.empty();
  private Menu menu = Menu.EVERYTHING;
  private Optional<JournalEntry> started = Optional.empty();
  private Optional<RunningExperiment> experiment = Optional.empty();
  private final Map<JournalKind, JournalEntry> adopted = new EnumMap<>(JournalKind.class);
  private Optional<JournalEntry> end = Optional.empty();

  /**
   * Inputs of one task.
   *
   * @param places where the orders stand on the log that was recorded
   * @param menus with its past
   * @param chosenModel the version that scores instead of those recorded, without experiments
   */
  RecordedInputs(
      int partition,
      Recording recording,
      Places places,
      ModelTimeline models,
      MenuTimeline menus,
      Optional<String> chosenModel) {
    this.chosenModel = chosenModel;
    chosenModel.ifPresent(chosen -> version = chosen);
    this.partition = partition;
    this.recording = recording;
    this.places = places;
    this.models = models;
    this.menus = menus;
  }

  @Override
  public void refresh(Revision order, Consumer<JournalEntry> journal) {
    MergedPlaces.Place logged = places.of(order.offset());
    recording.awaitProcessed(logged.reached());
    due.clear();
    Optional<JournalEntry> next = recording.takeUpTo(logged.reached());
    while (next.isPresent()) {
      JournalEntry entry = here(next.get(), order);
      if (entry.getKind() == JournalKind.FEEDBACK) {
        if (logged.isOf(next.get().getNextOffset())) {
          due.add(feedback(entry));
        }
      } else if (!isOverruled(entry)) {
        adopt(entry);
        if (entry.getNextOffset() == order.offset() && end.isEmpty()) {
          journal.accept(entry);
        }
      }
      next = recording.takeUpTo(logged.reached());
    }
    if (model.isEmpty()) {
      model = Optional.of(models.await(version));
    }
    if (experiment.isEmpty() && started.isPresent()) {
      experiment = started.map(this::running);
    }
  }

  private JournalEntry here(JournalEntry entry, Revision order) {
    long offset = places.here(entry.getNextOffset(), order.offset());
    return offset == entry.getNextOffset()
        ? entry
        : JournalEntry.newBuilder(entry).setNextOffset(offset).build();
  }

  private boolean isOverruled(JournalEntry entry) {
    return chosenModel.isPresent()
        && (entry.getKind() == JournalKind.MODEL || entry.getKind() == JournalKind.EXPERIMENT);
  }

  private void adopt(JournalEntry entry) {
    if (entry.getKind() == JournalKind.HANDOVER) {
      end = Optional.of(entry);
      return;
    }
    adopted.put(entry.getKind(), entry);
    if (entry.getKind() == JournalKind.MODEL) {
      version = entry.getModelVersion();
      model = Optional.empty();
    } else if (entry.getKind() == JournalKind.MENU) {
      menu = menus.awaitAt(entry.getSourceOffset());
    } else if (entry.getKind() == JournalKind.EXPERIMENT) {
      started = Optional.of(entry).filter(it -> it.getExperiment() != null);
      experiment = Optional.empty();
    } else {
      throw new IllegalStateException("a replay cannot follow journal kind " + entry.getKind());
    }
  }

  private RunningExperiment running(JournalEntry entry) {
    String challenger = entry.getExperiment().getChallenger();
    return new RunningExperiment(
        entry.getExperiment(),
        new Revision(entry.getOrdersPartition(), entry.getNextOffset()),
        challenger.equals(ControlArm.NAME)
            ? Optional.empty()
            : Optional.of(models.await(challenger)));
  }

  private DueFeedback feedback(JournalEntry entry) {
    int partition = entry.getSourcePartition();
    long offset = entry.getSourceOffset();
    return new DueFeedback(here(recording.feedback(partition, offset)), partition, offset);
  }

  /** A prediction is named by the place of its order. */
  private FeedbackGiven here(FeedbackGiven feedback) {
    String[] place = feedback.getPredictionId().split("-");
    if (place.length != 2 || !place[0].equals(Integer.toString(partition))) {
      return feedback;
    }
    long logged = Long.parseLong(place[1]);
    long offset = places.here(logged, logged);
    return offset == logged
        ? feedback
        : FeedbackGiven.newBuilder(feedback)
            .setPredictionId("%d-%d".formatted(partition, offset))
            .build();
  }

  /** From which order on another stream goes on; empty while the recorded one does. */
  Optional<JournalEntry> end() {
    return end;
  }

  /** What was adopted last, by kind. */
  Map<JournalKind, JournalEntry> adopted() {
    return Map.copyOf(adopted);
  }

  /** Feedback below an offset of its topic that no order has learned, in sequence. */
  List<DueFeedback> leftOver(long below) {
    return recording.feedbackLeftOver(below).entrySet().stream()
        .map(given -> new DueFeedback(given.getValue(), partition, given.getKey()))
        .toList();
  }

  @Override
  public ScoringModel model() {
    return model.orElseThrow();
  }

  @Override
  public Menu menu() {
    return menu;
  }

  @Override
  public Optional<RunningExperiment> experiment() {
    return experiment;
  }

  @Override
  public List<DueFeedback> feedback() {
    return List.copyOf(due);
  }

  @Override
  public void close() {
    recording.close();
    places.close();
  }
}
