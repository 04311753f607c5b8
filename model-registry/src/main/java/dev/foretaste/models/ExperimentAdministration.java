package dev.foretaste.models;

import java.util.List;
import java.util.Optional;

/**
 * What one can do about trying versions on live orders. Every answer is as new as the topics are
 * when it is asked for. Thread-safe.
 *
 * <p>All methods throw {@link ModelsUnavailableException} when the topics cannot be reached in
 * time.
 */
public interface ExperimentAdministration {

  /** The experiments, over or not, the one that changed latest last. */
  List<ExperimentView> list();

  /**
   * Starts an experiment and ends the one that goes on.
   *
   * @throws UnknownModelException when the challenger is not there
   * @throws ModelRefusedException when it is champion, cannot be used or has nothing to compare
   */
  ExperimentView start(ExperimentPlan plan);

  /**
   * Ends the experiment that goes on.
   *
   * @param reason who asks and why, in words
   * @throws ModelRefusedException when none does
   */
  ExperimentView stop(String reason);

  /**
   * How both arms did. Reads all outcomes there are.
   *
   * @param id of the experiment; empty for the latest
   * @throws UnknownExperimentException when there is no such experiment
   */
  ExperimentDetails report(Optional<String> id);
}
