package dev.foretaste.evaluation.production;

import dev.foretaste.bundle.ScoringModel;
import dev.foretaste.candidates.Menu;
import dev.foretaste.evaluation.Dataset;
import dev.foretaste.evaluation.Method;
import dev.foretaste.evaluation.Ranker;
import dev.foretaste.evaluation.Split;
import dev.foretaste.features.FeatureVectorizer;
import dev.foretaste.learning.timing.TimingStudy;
import dev.foretaste.learning.training.TrainingParameters;
import dev.foretaste.prediction.NextOrderPredictor;
import dev.foretaste.schema.TrainingExample;
import java.util.Map;
import java.util.Optional;

/**
 * The model that serves, made by the code that serves: the state transition, candidates, features,
 * item statistics, training and ranking of the stream and its retrainer. A prediction sees the
 * customer's own bounded state and the tables, no other customer.
 *
 * <p>Where times are real, the retrainer's training makes it from all labels before the cut; see
 * {@link RetrainedModel}. Otherwise the labels are the last orders of train customers; see {@link
 * CrossFittedModel}.
 */
public final class ProductionModel implements Method {
  private final Dataset data;
  private final Variant variant;
  private final TrainingParameters parameters;
  private final ReplayedExamples examples;
  private final NextOrderPredictor predictor = new NextOrderPredictor();
  private final CrossFittedModel maker;
  private final FeatureImportance importance = new FeatureImportance();
  private Optional<ScoringModel> timed = Optional.empty();

  /** Replays the data set once, which takes seconds for 100,000 orders. */
  public ProductionModel(Dataset data, TrainingParameters parameters) {
    this(data, parameters, Variant.PRODUCTION);
  }

  /** Replays the data set once, for a model that is not quite the one that serves. */
  public ProductionModel(Dataset data, TrainingParameters parameters, Variant variant) {
    this(data, parameters, variant, ReplayedExamples.of(data, variant));
  }

  private ProductionModel(
      Dataset data, TrainingParameters parameters, Variant variant, ReplayedExamples examples) {
    this.data = data;
    this.parameters = parameters;
    this.variant = variant;
    this.examples = examples;
    this.maker = new CrossFittedModel(examples, parameters);
  }

  /**
   * The same model without a table: neither trained nor asked with it.
   *
   * @throws IllegalArgumentException when times are real: the retrainer's own training makes the
   *     tables then
   */
  public ProductionModel without(Table table) {
    if (data.timed()) {
      throw new IllegalArgumentException("tables can be left out only where orders have no times");
    }
    Variant blank = variant.without(table);
    return new ProductionModel(data, parameters, blank, examples.seenBy(blank));
  }

  @Override
  public String name() {
    return variant.name();
  }

  @Override
  public String description() {
    return "the production model: %d features, XGBoost %s, labels: %s"
        .formatted(
            FeatureVectorizer.SCHEMA.size(),
            parameters.describe(),
            data.timed()
                ? "all orders before the cut, trained as the retrainer does"
                : maker.describe());
  }

  /**
   * Trains.
   *
   * @throws IllegalArgumentException when the data do not suffice to train
   */
  @Override
  public Ranker fit(Split split) {
    ScoringModel model = data.timed() ? timedModel() : answering(maker.make(split));
    return customer -> {
      TrainingExample last = examples.last(customer).decode();
      return Predictions.ranked(
          predictor.predict(last.getStateBefore(), last.getPredictionId(), model, Menu.EVERYTHING));
    };
  }

  @Override
  public Map<String, Double> importance() {
    return importance.gains();
  }

  @Override
  public Map<String, Double> timing() {
    return data.timed() ? TimingStudy.of(examples.beforeCut(data)).metrics() : Map.of();
  }

  private ScoringModel answering(MadeModel made) {
    made.trees().ifPresent(importance::add);
    return made.model();
  }

  /** Depends on the cut alone, so all splits share it. */
  private synchronized ScoringModel timedModel() {
    if (timed.isEmpty()) {
      timed = Optional.of(answering(new RetrainedModel(parameters).make(examples.beforeCut(data))));
    }
    return timed.get();
  }
}
