package dev.foretaste.cli.bench;

import dev.foretaste.bundle.BundleDraft;
import dev.foretaste.bundle.BundlePacker;
import dev.foretaste.bundle.Golden;
import dev.foretaste.bundle.PackedBundle;
import dev.foretaste.bundle.ScoringModel;
import dev.foretaste.candidates.Menu;
import dev.foretaste.cli.console.FailureException;
import dev.foretaste.cli.simulator.SimulatedChain;
import dev.foretaste.cli.simulator.SimulatorSettings;
import dev.foretaste.features.FeatureVectorizer;
import dev.foretaste.learning.examples.ExampleStore;
import dev.foretaste.learning.training.Challenger;
import dev.foretaste.learning.training.ChallengerTrainer;
import dev.foretaste.learning.training.NotTrainableException;
import dev.foretaste.learning.training.TrainingParameters;
import dev.foretaste.orders.OrderEvent;
import dev.foretaste.prediction.PrequentialLoop;
import dev.foretaste.prediction.Step;
import dev.foretaste.prediction.TrainingExamples;
import dev.foretaste.preferences.Revision;
import dev.foretaste.schema.CustomerState;
import dev.foretaste.schema.ModelLineage;
import dev.foretaste.schema.OrderPlaced;
import dev.foretaste.schema.TrainingExample;
import dev.foretaste.scoring.XgboostScorer;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/**
 * Bundles of one model that differ by a byte of their trees, so that every one is loaded anew: a
 * swap costs what it costs with a model that was just trained. Not thread-safe.
 */
final class PrebuiltModels {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final int ORDERS = 8_000;
  private static final int SECONDS_APART = 60;
  private static final String MARK = "bench";

  private final BundlePacker packer = new BundlePacker();
  private final Challenger challenger;
  private long made;

  private PrebuiltModels(Challenger challenger) {
    this.challenger = challenger;
  }

  /** Trains the model on simulated orders. */
  static PrebuiltModels train() {
    try {
      return new PrebuiltModels(
          new ChallengerTrainer(TrainingParameters.standard())
              .train(examples().snapshot(), () -> false));
    } catch (NotTrainableException e) {
      throw new FailureException("the benchmark's model cannot be trained: " + e.getMessage(), e);
    }
  }

  private static ExampleStore examples() {
    SimulatedChain chain = new SimulatedChain(SimulatorSettings.standard(), START);
    PrequentialLoop loop = new PrequentialLoop();
    Map<String, CustomerState> states = new HashMap<>();
    ExampleStore store = new ExampleStore("training-examples", ORDERS, Long.MAX_VALUE);
    for (int offset = 0; offset < ORDERS; offset++) {
      OrderPlaced order = chain.next(START.plusSeconds((long) offset * SECONDS_APART));
      CustomerState before =
          states.getOrDefault(order.getCustomerId(), PrequentialLoop.unknownCustomer());
      Step step =
          loop.apply(
              before,
              new OrderEvent.Placed(order),
              new Revision(0, offset),
              ScoringModel.initial(),
              Menu.EVERYTHING);
      if (step instanceof Step.Accepted accepted) {
        states.put(order.getCustomerId(), accepted.after());
        Optional<TrainingExample> example = accepted.example();
        if (example.isPresent()) {
          store.put(TrainingExamples.key(example.get()), example.get(), 0, offset);
        }
      }
    }
    return store;
  }

  /** The next bundle. */
  PackedBundle next() {
    made++;
    byte[] trees = marked();
    return packer.pack(
        new BundleDraft(
            "v" + made,
            Optional.of(trees),
            challenger.shippedTables(),
            Golden.of(
                challenger.golden(), XgboostScorer.load(trees, FeatureVectorizer.SCHEMA.size())),
            Map.of(),
            new ModelLineage(
                null, (long) ORDERS, 0L, List.of(), 0L, 0L, "simulated", Map.of(), MARK, 0L)));
  }

  private byte[] marked() {
    Booster booster = null;
    try {
      booster = XGBoost.loadModel(challenger.trees().ubj());
      booster.setAttr(MARK, Long.toString(made));
      return booster.toByteArray("ubj");
    } catch (XGBoostError | IOException e) {
      throw new FailureException("the benchmark's model cannot be made: " + e.getMessage(), e);
    } finally {
      if (booster != null) {
        booster.dispose();
      }
    }
  }

  /** Rounds of boosting in the model. */
  int rounds() {
    return challenger.trees().rounds();
  }
}
