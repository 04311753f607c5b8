package dev.foretaste.topology.inputs;

import dev.foretaste.bundle.ScoringModel;
import dev.foretaste.topology.experiments.ExperimentTimeline;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The models that this instance has loaded and the champion among them, as its view of the
 * model-updates topic stands. One thread writes; any number of threads read, each a consistent
 * snapshot through one volatile read. A model that a reader still holds stays usable after it has
 * been retired.
 */
public final class ModelTimeline {
  /** Offset of a champion that was never moved. */
  public static final long BEFORE_ANY = -1;

  /**
   * A moment of the timeline.
   *
   * @param models the loaded models by version
   * @param championOffset offset of the record that made the champion, {@link #BEFORE_ANY} when
   *     none did
   * @param champion the model that scores
   */
  public record View(
      Map<String, ScoringModel> models, long championOffset, ScoringModel champion) {}

  private final Waiting<View> view;
  private final ExperimentTimeline experiments = new ExperimentTimeline();

  /** A timeline that knows only the initial model. */
  public ModelTimeline() {
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

  /** Whether a version is loaded. */
  public boolean knows(String version) {
    return view().models().containsKey(version);
  }

  /** Adds a model that is ready to score. */
  public void add(ScoringModel model) {
    View before = view();
    Map<String, ScoringModel> models = new HashMap<>(before.models());
    models.put(model.version(), model);
    view.update(new View(Map.copyOf(models), before.championOffset(), before.champion()));
  }

  /** Drops a model; the champion stays until another one takes its place. */
  public void retire(String version) {
    View before = view();
    Map<String, ScoringModel> models = new HashMap<>(before.models());
    models.remove(version);
    view.update(new View(Map.copyOf(models), before.championOffset(), before.champion()));
  }

  /**
   * Makes a loaded model the champion.
   *
   * @return false when the version is not loaded: nothing changes then
   */
  public boolean crown(String version, long offset) {
    View before = view();
    ScoringModel model = before.models().get(version);
    if (model == null) {
      return false;
    }
    view.update(new View(before.models(), offset, model));
    return true;
  }

  /**
   * A loaded model; waits for it.
   *
   * @throws InputNotLoadedException when it does not come in time
   */
  public ScoringModel await(String version) {
    return view.await(seen -> Optional.ofNullable(seen.models().get(version)), "model " + version);
  }
}
