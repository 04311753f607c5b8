package dev.foretaste.models;

import java.util.List;
import java.util.Optional;

/**
 * What one can ask about model versions and do with them. Every answer is as new as the topics are
 * when it is asked for. Thread-safe.
 *
 * <p>All methods throw {@link ModelsUnavailableException} when the topics cannot be reached in
 * time.
 */
public interface ModelAdministration {

  /** The versions that are there, the oldest first. */
  List<ModelSummary> list();

  /**
   * All that is known of a version.
   *
   * @throws UnknownModelException when it is not there
   */
  ModelDetails show(String version);

  /** Every verdict, the earliest first. */
  List<VerdictView> verdicts();

  /** The verdict that answers a request to train; empty while there is none. */
  Optional<VerdictView> verdictOn(String requestId);

  /**
   * Makes a version champion that can be built and reproduces its golden vectors here.
   *
   * @param reason who asks and why, in words
   * @throws UnknownModelException when it is not there
   * @throws ModelRefusedException when it is champion already or cannot be used
   */
  ChampionView promote(String version, String reason);

  /**
   * Makes an earlier champion champion again; a second time one further back.
   *
   * @param version one of the history; empty for the latest that is still there
   * @throws ModelRefusedException when there is none, or it cannot be used
   */
  ChampionView rollback(Optional<String> version, String reason);

  /** What can be done about trying versions on live orders. */
  ExperimentAdministration experiments();

  /**
   * Asks the retrainer for a challenger.
   *
   * @return the id that its verdict will name
   */
  String requestTraining(String reason);
}
