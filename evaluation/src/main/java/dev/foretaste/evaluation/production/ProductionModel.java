package dev.foretaste.evaluation.production;

import dev.foretaste.bundle.ScoringModel;
import dev.foretaste.candidates.Menu;
import dev.foretaste.evaluation.Dataset;
import dev.foretaste.evaluation.Method;
import dev.foretaste.evaluation.Ranker;
import dev.foretaste.evaluation.Split;
import dev.foretaste.features.FeatureVectorizer;
import dev.foretaste.learning.training.ChallengerTrainer;
import dev.foretaste.learning.training.GrownTrees;
import dev.foretaste.learning.training.NotTrainableException;
import dev.foretaste.learning.training.TrainingParameters;
import dev.foretaste.prediction.NextOrderPredictor;
import dev.foretaste.schema.RankedItem;
import dev.foretaste.schema.TrainingExample;
import dev.foretaste.scoring.XgboostScorer;
import dev.foretaste.tables.ItemTables;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The model that serves, made by the code that serves: the state transition, candidates, features,
 * item statistics, training and ranking of the stream and its retrainer. A prediction sees the
 * customer's own bounded state and the tables, no other customer.
 *
 * <p>Trees learn from the last orders of train customers, seen with tables that know nobody's last
 * order, and from those before, seen with tables that know nobody's last two; the last orders of
 * validation customers decide when to stop. Then the tables take in the last orders of train
 * customers, as a model that is published does.
 */
public final class ProductionModel implements Method {
  /** How many of a train customer's last orders are labels. */
  static final int LABELS_PER_CUSTOMER = 2;

  private final Dataset data;
  private final TrainingParameters parameters;
  private final ReplayedExamples examples;
  private final List<ItemTables> tablesWithoutLast;
  private final NextOrderPredictor predictor = new NextOrderPredictor();

  /** Replays the data set once, which takes seconds for 100,000 orders. */
  public ProductionModel(Dataset data, TrainingParameters parameters) {
    this.data = data;
    this.parameters = parameters;
    this.examples = ReplayedExamples.of(data);
    this.tablesWithoutLast =
        IntStream.rangeClosed(1, LABELS_PER_CUSTOMER)
            .mapToObj(examples::tablesWithoutLast)
            .toList();
  }

  @Override
  public String name() {
    return "foretaste";
  }

  @Override
  public String description() {
    return "the production model: %d features, XGBoost %s, labels: the last %d orders of train customers"
        .formatted(FeatureVectorizer.SCHEMA.size(), parameters.describe(), LABELS_PER_CUSTOMER);
  }

  /**
   * Trains.
   *
   * @throws IllegalArgumentException when the data do not suffice to train
   */
  @Override
  public Ranker fit(Split split) {
    ScoringModel model =
        new ScoringModel(
            "evaluated",
            XgboostScorer.load(grow(split).ubj(), FeatureVectorizer.SCHEMA.size()),
            examples.tablesWithTrain(split),
            Optional.empty());
    return customer -> {
      TrainingExample last = examples.last(customer).decode();
      return predictor
          .predict(last.getStateBefore(), last.getPredictionId(), model, Menu.EVERYTHING)
          .getItems()
          .stream()
          .limit(Ranker.DEPTH)
          .map(RankedItem::getItemId)
          .toList();
    };
  }

  private GrownTrees grow(Split split) {
    try {
      return new ChallengerTrainer(parameters)
          .grow(
              IntStream.range(0, LABELS_PER_CUSTOMER)
                  .mapToObj(back -> examples.seen(split.train(), back, tablesWithoutLast.get(back)))
                  .toList(),
              examples.seen(split.validation(), 0, tablesWithoutLast.get(0)));
    } catch (NotTrainableException e) {
      throw new IllegalArgumentException("the data do not suffice: " + e.getMessage(), e);
    }
  }
}
