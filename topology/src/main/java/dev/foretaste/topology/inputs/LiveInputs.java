package dev.foretaste.topology.inputs;

import dev.foretaste.bundle.ScoringModel;
import dev.foretaste.candidates.Menu;
import dev.foretaste.experiments.RunningExperiment;
import dev.foretaste.preferences.Revision;
import dev.foretaste.schema.JournalEntry;
import dev.foretaste.topics.TopicCatalogue;
import dev.foretaste.topology.TopologySettings;
import dev.foretaste.topology.experiments.AdoptedExperiment;
import dev.foretaste.topology.generations.Succession;
import dev.foretaste.topology.metrics.TopologyMetrics;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.streams.state.KeyValueStore;

/** Adopts, between two orders, what its instance has loaded since. */
public final class LiveInputs implements OrderInputs {
  private final AdoptedInputs inputs;
  private final AdoptedExperiment experiments;
  private Optional<RunningExperiment> experiment = Optional.empty();

  private LiveInputs(AdoptedInputs inputs, AdoptedExperiment experiments) {
    this.inputs = inputs;
    this.experiments = experiments;
  }

  /** The inputs of every task of an instance that has loaded these. */
  public static InputSource source(
      TopologySettings settings,
      ModelTimeline models,
      MenuTimeline menus,
      TopologyMetrics metrics) {
    return source(settings, models, menus, metrics, Succession.none());
  }

  /** The same for a stream that may be succeeded by another. */
  public static InputSource source(
      TopologySettings settings,
      ModelTimeline models,
      MenuTimeline menus,
      TopologyMetrics metrics,
      Succession succession) {
    return new InputSource() {
      @Override
      public OrderInputs forTask(int partition, KeyValueStore<String, JournalEntry> adopted) {
        return new LiveInputs(
            new AdoptedInputs(settings, adopted, models, menus, metrics),
            new AdoptedExperiment(
                settings.topic(TopicCatalogue.MODEL_UPDATES).name(),
                adopted,
                models.experiments()));
      }

      @Override
      public Succession succession() {
        return succession;
      }
    };
  }

  @Override
  public void refresh(Revision order, Consumer<JournalEntry> journal) {
    inputs.refresh(order.partition(), order.offset(), journal);
    experiment = experiments.refresh(order, journal);
  }

  @Override
  public ScoringModel model() {
    return inputs.model();
  }

  @Override
  public Menu menu() {
    return inputs.menu();
  }

  @Override
  public Optional<RunningExperiment> experiment() {
    return experiment;
  }

  @Override
  public List<DueFeedback> feedback() {
    return List.of();
  }

  @Override
  public void close() {
    // Holds nothing that is to be closed.
  }
}
