package dev.foretaste.cli.bench.pipeline;

import dev.foretaste.bundle.ScoringModel;
import dev.foretaste.candidates.Menu;
import dev.foretaste.experiments.RunningExperiment;
import dev.foretaste.preferences.Revision;
import dev.foretaste.schema.JournalEntry;
import dev.foretaste.topology.generations.Succession;
import dev.foretaste.topology.inputs.InputSource;
import dev.foretaste.topology.inputs.OrderInputs;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * What is live, but for the model, which is the one that was chosen last; and a count of orders
 * that costs less than asking a registry of metrics. Thread-safe.
 */
final class ChosenModel {
  private final LongAdder orders = new LongAdder();
  private volatile ScoringModel model = ScoringModel.initial();

  /** Orders whose processing has begun. */
  long orders() {
    return orders.sum();
  }

  /** Scores from the next orders on. */
  void choose(ScoringModel next) {
    model = next;
  }

  /** Puts the choice in place of the live model. */
  InputSource around(InputSource live) {
    return new InputSource() {
      @Override
      public OrderInputs forTask(int partition, KeyValueStore<String, JournalEntry> adopted) {
        return new Inputs(live.forTask(partition, adopted));
      }

      @Override
      public Succession succession() {
        return live.succession();
      }
    };
  }

  private final class Inputs implements OrderInputs {
    private final OrderInputs live;

    Inputs(OrderInputs live) {
      this.live = live;
    }

    @Override
    public void refresh(Revision order, Consumer<JournalEntry> journal) {
      live.refresh(order, journal);
      orders.increment();
    }

    @Override
    public ScoringModel model() {
      return model;
    }

    @Override
    public Menu menu() {
      return live.menu();
    }

    @Override
    public Optional<RunningExperiment> experiment() {
      return live.experiment();
    }

    @Override
    public List<DueFeedback> feedback() {
      return live.feedback();
    }

    @Override
    public void close() {
      live.close();
    }
  }
}
