package dev.foretaste.topology.experiments;

import dev.foretaste.bundle.ScoringModel;
import dev.foretaste.schema.Experiment;
import java.util.Optional;

/**
 * The experiment that goes on as this instance's view of the model-updates topic stands. One thread
 * writes; any number of threads read consistent snapshots.
 */
public final class ExperimentTimeline {
  /**
   * What is going on.
   *
   * @param offset of the record that started or ended it; -1 before any
   * @param running empty when none is going on, or its challenger is not at hand
   */
  public record View(long offset, Optional<Started> running) {}

  /**
   * An experiment whose challenger can score.
   *
   * @param challenger empty for the baseline scorer as control arm
   */
  public record Started(Experiment terms, Optional<ScoringModel> challenger) {}

  private volatile View view = new View(-1, Optional.empty());
  private Optional<String> latest = Optional.empty();

  /** What is known now. */
  public View view() {
    return view;
  }

  /** An experiment starts and ends any other. */
  public void start(Started started, long offset) {
    latest = Optional.of(started.terms().getId());
    view = new View(offset, Optional.of(started));
  }

  /** An experiment starts whose challenger cannot score here: any other ends all the same. */
  public void startWithout(Experiment terms, long offset) {
    latest = Optional.of(terms.getId());
    view = new View(offset, Optional.empty());
  }

  /** An experiment ends; nothing changes when it was followed by another. */
  public void end(String id, long offset) {
    if (latest.isEmpty() || latest.get().equals(id)) {
      view = new View(offset, Optional.empty());
    }
  }
}
