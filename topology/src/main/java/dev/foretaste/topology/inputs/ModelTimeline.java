package dev.foretaste.topology.inputs;

import dev.foretaste.bundle.ChunkShelf;
import dev.foretaste.bundle.ScoringModel;
import dev.foretaste.topology.experiments.ExperimentTimeline;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The models that this instance can score with and the champion among them, as its view of the
 * model-updates topic stands. Few are built and at hand; the others are bytes on a shelf until
 * somebody asks for them. One thread writes; any number of threads read, each a consistent snapshot
 * through one volatile read. A model that a reader still holds stays usable after it has been
 * retired.
 */
public final class ModelTimeline {
  /** Offset of a champion that was never moved. */
  public static final long BEFORE_ANY = -1;

  /** How many models are at hand beside the champion and the initial one. */
  static final int AT_HAND = 4;

  /**
   * A moment of the timeline.
   *
   * @param models the models at hand by version; {@link ModelTimeline#find} knows the others
   * @param championOffset offset of the record that made the champion, {@link #BEFORE_ANY} when
   *     none did
   * @param champion the model that scores
   */
  public record View(
      Map<String, ScoringModel> models, long championOffset, ScoringModel champion) {}

  private record Crowning(String version, long offset) {}

  private final Waiting<View> view;
  private final ModelLibrary library;
  private final ExperimentTimeline experiments = new ExperimentTimeline();
  private final Deque<Crowning> passedOver = new ArrayDeque<>();
  private volatile boolean catchingUp;

  /** A timeline that knows only the initial model and keeps what comes on the heap. */
  public ModelTimeline() {
    this(ChunkShelf.onHeap());
  }

  /** A timeline that knows only the initial model and keeps the bytes of what comes on a shelf. */
  public ModelTimeline(ChunkShelf shelf) {
    library = new ModelLibrary(shelf);
    ScoringModel initial = ScoringModel.initial();
    view = new Waiting<>(new View(Map.of(initial.version(), initial), BEFORE_ANY, initial));
  }

  /** What is known now. */
  public View view() {
    return view.current();
  }

  /** The experiment that goes on beside the champion. */
  public ExperimentTimeline experiments() {
    return experiments;
  }

  /** The bundles that the models are built of. */
  ModelLibrary library() {
    return library;
  }

  /**
   * The model of a version; one that is not at hand is built first, by the calling thread.
   *
   * @return empty when there is none, or it cannot be used
   */
  public Optional<ScoringModel> find(String version) {
    return find(view(), version);
  }

  private Optional<ScoringModel> find(View seen, String version) {
    return Optional.ofNullable(seen.models().get(version)).or(() -> library.find(version));
  }

  /** Adds a model that is ready to score, and has it at hand for a while. */
  public void add(ScoringModel model) {
    View before = view();
    view.update(
        new View(
            with(model, before, before.champion()), before.championOffset(), before.champion()));
  }

  /** Drops a model; the champion stays until another one takes its place. */
  public void retire(String version) {
    library.retire(version);
    View before = view();
    Map<String, ScoringModel> models = new LinkedHashMap<>(before.models());
    models.remove(version);
    view.update(
        new View(Collections.unmodifiableMap(models), before.championOffset(), before.champion()));
  }

  /**
   * Makes a version the champion, which is built first when it is not at hand; while catching up,
   * that is left until {@link #caughtUp}.
   *
   * @return false when the version cannot be used: nothing changes then
   */
  public boolean crown(String version, long offset) {
    if (catchingUp) {
      passedOver.addLast(new Crowning(version, offset));
      return true;
    }
    Optional<ScoringModel> found = find(version);
    found.ifPresent(model -> crown(model, offset));
    return found.isPresent();
  }

  private void crown(ScoringModel model, long offset) {
    view.update(new View(with(model, view(), model), offset, model));
  }

  private static Map<String, ScoringModel> with(
      ScoringModel added, View before, ScoringModel champion) {
    Map<String, ScoringModel> models = new LinkedHashMap<>(before.models());
    models.remove(added.version());
    models.put(added.version(), added);
    List<String> droppable = new ArrayList<>(models.keySet());
    droppable.remove(ScoringModel.INITIAL_VERSION);
    droppable.remove(champion.version());
    droppable.subList(0, Math.max(0, droppable.size() - AT_HAND)).forEach(models::remove);
    return Collections.unmodifiableMap(models);
  }

  /** What follows was on the topic before this instance started: only its end counts. */
  void catchUp() {
    catchingUp = true;
  }

  /** Whether what comes was there before this instance started. */
  boolean isCatchingUp() {
    return catchingUp;
  }

  /**
   * Everything that was there at the start is known: the latest version that was made champion and
   * can be used is champion, and no other had to be built for that.
   *
   * @return later ones that cannot be used
   */
  List<String> caughtUp() {
    catchingUp = false;
    List<String> refused = new ArrayList<>();
    while (!passedOver.isEmpty()) {
      Crowning latest = passedOver.removeLast();
      if (crown(latest.version(), latest.offset())) {
        passedOver.clear();
      } else {
        refused.add(latest.version());
      }
    }
    return refused;
  }

  /**
   * A model; waits for it when it is not there yet.
   *
   * @throws InputNotLoadedException when it does not come in time
   */
  public ScoringModel await(String version) {
    return view.await(seen -> find(seen, version), "model " + version);
  }
}
