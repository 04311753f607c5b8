package dev.foretaste.evaluation.production;

import dev.foretaste.bundle.ScoringModel;
import dev.foretaste.candidates.Menu;
import dev.foretaste.evaluation.Ranked;
import dev.foretaste.evaluation.prequential.OnlineMethod;
import dev.foretaste.evaluation.prequential.OnlineOrder;
import dev.foretaste.evaluation.prequential.PrequentialSettings;
import dev.foretaste.features.FeatureVectorizer;
import dev.foretaste.learning.examples.HeldExample;
import dev.foretaste.learning.statistics.ItemStatistics;
import dev.foretaste.learning.training.GrownTrees;
import dev.foretaste.learning.training.TrainingParameters;
import dev.foretaste.prediction.NextOrderPredictor;
import dev.foretaste.prediction.PrequentialLoop;
import dev.foretaste.prediction.Step;
import dev.foretaste.schema.CustomerState;
import dev.foretaste.scoring.Scorer;
import dev.foretaste.scoring.XgboostScorer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The production model on a stream: every order goes through the state transition of the topology;
 * the item tables are renewed after every block, the trees when their schedule says so. An order is
 * predicted right before it is learned, with the tables and trees as they stood when its block
 * began; its example is labelled by the state transition and joins tables and training after the
 * block. Not thread-safe.
 */
public final class OnlineProduction implements OnlineMethod {
  private final PrequentialLoop loop = new PrequentialLoop();
  private final NextOrderPredictor predictor = new NextOrderPredictor();
  private final ItemStatistics statistics = new ItemStatistics();
  private final Map<Integer, CustomerState> states = new ConcurrentHashMap<>();
  private final PrequentialSettings settings;
  private final OnlineTrainer trainer;
  private ScoringModel model = ScoringModel.initial();
  private Optional<GrownTrees> trees = Optional.empty();

  private record Passed(Ranked ranked, Optional<HeldExample> example) {}

  /** With settings. */
  public OnlineProduction(PrequentialSettings settings, TrainingParameters parameters) {
    this.settings = settings;
    this.trainer = new OnlineTrainer(settings.training(), parameters);
  }

  @Override
  public String name() {
    return "foretaste";
  }

  @Override
  public String description() {
    return "the production model, tables renewed every %,d orders, trees trained %s: %d trainings"
        .formatted(settings.tablesEvery(), settings.training().describe(), trainer.trainings());
  }

  @Override
  public Map<String, Double> importance() {
    FeatureImportance importance = new FeatureImportance();
    trees.ifPresent(importance::add);
    return importance.gains();
  }

  @Override
  public List<Ranked> process(List<OnlineOrder> block) {
    Map<Integer, Passed> passed = new ConcurrentHashMap<>();
    block.stream().collect(Collectors.groupingBy(OnlineOrder::customer)).values().parallelStream()
        .forEach(orders -> orders.forEach(order -> passed.put(order.position(), pass(order))));
    List<HeldExample> examples =
        block.stream().flatMap(order -> passed.get(order.position()).example().stream()).toList();
    learn(examples);
    return block.stream().map(order -> passed.get(order.position()).ranked()).toList();
  }

  private Passed pass(OnlineOrder order) {
    CustomerState before = states.getOrDefault(order.customer(), PrequentialLoop.unknownCustomer());
    Ranked ranked = order.isPredicted() ? rank(before) : Ranked.NOTHING;
    Step.Accepted after = Replay.apply(loop, before, order.order(), order.position());
    states.put(order.customer(), after.after());
    return new Passed(ranked, after.example().map(Replay::held));
  }

  private Ranked rank(CustomerState before) {
    return Predictions.ranked(
        predictor.predict(
            before.getPreferences(), before.getStanding().getOrderId(), model, Menu.EVERYTHING));
  }

  private static Scorer load(GrownTrees grown) {
    return XgboostScorer.load(grown.ubj(), FeatureVectorizer.SCHEMA.size());
  }

  private void learn(List<HeldExample> examples) {
    trainer.add(examples, model.tables());
    examples.forEach(example -> statistics.add(example.decode()));
    Optional<GrownTrees> grown = trainer.train();
    trees = grown.or(() -> trees);
    Scorer scorer = grown.map(OnlineProduction::load).orElse(model.scorer());
    model = new ScoringModel("evaluated", scorer, statistics.toTables(), Optional.empty());
  }
}
