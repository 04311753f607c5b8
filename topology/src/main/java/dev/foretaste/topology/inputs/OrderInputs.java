package dev.foretaste.topology.inputs;

import dev.foretaste.bundle.ScoringModel;
import dev.foretaste.candidates.Menu;
import dev.foretaste.experiments.RunningExperiment;
import dev.foretaste.preferences.Revision;
import dev.foretaste.schema.FeedbackGiven;
import dev.foretaste.schema.JournalEntry;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What influences an order besides its customer's events. Belongs to one task; call {@link
 * #refresh} before every order, then ask.
 */
public interface OrderInputs extends AutoCloseable {

  /**
   * Feedback that the customer's state has to take before the order.
   *
   * @param partition of the feedback topic
   * @param offset there
   */
  record DueFeedback(FeedbackGiven feedback, int partition, long offset) {}

  /**
   * Takes up what is to influence an order.
   *
   * @param journal takes the entries for what was adopted
   */
  void refresh(Revision order, Consumer<JournalEntry> journal);

  /** The model that scores. */
  ScoringModel model();

  /** The menu that applies. */
  Menu menu();

  /** The experiment that counts. */
  Optional<RunningExperiment> experiment();

  /** Empty where feedback comes in by itself. */
  List<DueFeedback> feedback();

  @Override
  void close();
}
