package dev.foretaste.models;

import dev.foretaste.schema.Experiment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The experiments that are on the topic model-updates, in the sequence of their latest records. Not
 * thread-safe.
 */
public final class ExperimentCatalogue {
  private static final String PREFIX = "experiment|";

  private final Map<String, Experiment> experiments = new LinkedHashMap<>();
  private Optional<Experiment> running = Optional.empty();

  /** Key of an experiment's records. */
  public static String key(String id) {
    return PREFIX + id;
  }

  void apply(Experiment experiment) {
    experiments.remove(experiment.getId());
    experiments.put(experiment.getId(), experiment);
    if (experiment.getEndedAt() == null) {
      running = Optional.of(experiment);
    } else {
      running = running.filter(started -> !started.getId().equals(experiment.getId()));
    }
  }

  /** The one that goes on: the latest to start, unless it has ended. */
  public Optional<Experiment> running() {
    return running;
  }

  /** An experiment, over or not; empty when it was never there. */
  public Optional<Experiment> find(String id) {
    return Optional.ofNullable(experiments.get(id));
  }

  /** All of them. */
  public List<Experiment> all() {
    return List.copyOf(experiments.values());
  }
}
