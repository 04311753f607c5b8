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
import dev.foretaste.learning.training.SeenExamples;
import dev.foretaste.learning.training.TrainingParameters;
import dev.foretaste.prediction.NextOrderPredictor;
import dev.foretaste.schema.RankedItem;
import dev.foretaste.schema.TrainingExample;
import dev.foretaste.scoring.XgboostScorer;
import dev.foretaste.tables.ItemTables;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The model that serves, made by the code that serves: the state transition, candidates, features,
 * item statistics, training and ranking of the stream and its retrainer. A prediction sees the
 * customer's own bounded state and the tables, no other customer.
 *
 * <p>A published model's tables know the freshest orders of others, but never the order that is to
 * be predicted. Trees learn under the same condition: train customers are dealt into folds, and the
 * last orders of a fold are labels seen with tables that know the last orders of the other folds
 * and nothing of its own (cross-fitting: Chernozhukov et al., "Double/debiased machine learning for
 * treatment and structural parameters", 2018, section 3). The last orders of validation customers
 * decide when to stop; they and those of test customers are seen with tables that know the last
 * orders of all train customers. No table knows a label of the rows it is used for.
 */
public final class ProductionModel implements Method {
  /** Into how many folds train customers are dealt. */
  static final int FOLDS = 4;

  private final Dataset data;
  private final TrainingParameters parameters;
  private final ReplayedExamples examples;
  private final NextOrderPredictor predictor = new NextOrderPredictor();

  /** Replays the data set once, which takes seconds for 100,000 orders. */
  public ProductionModel(Dataset data, TrainingParameters parameters) {
    this.data = data;
    this.parameters = parameters;
    this.examples = ReplayedExamples.of(data);
  }

  @Override
  public String name() {
    return "foretaste";
  }

  @Override
  public String description() {
    return "the production model: %d features, XGBoost %s, labels: the last orders of train customers, in %d folds"
        .formatted(FeatureVectorizer.SCHEMA.size(), parameters.describe(), FOLDS);
  }

  /**
   * Trains.
   *
   * @throws IllegalArgumentException when the data do not suffice to train
   */
  @Override
  public Ranker fit(Split split) {
    ItemTables tables = examples.tablesWithLastOf(split.train());
    ScoringModel model =
        new ScoringModel(
            "evaluated",
            XgboostScorer.load(grow(split, tables).ubj(), FeatureVectorizer.SCHEMA.size()),
            tables,
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

  private GrownTrees grow(Split split, ItemTables tables) {
    try {
      return new ChallengerTrainer(parameters)
          .grow(folds(split), examples.seen(split.validation(), tables));
    } catch (NotTrainableException e) {
      throw new IllegalArgumentException("the data do not suffice: " + e.getMessage(), e);
    }
  }

  List<SeenExamples> folds(Split split) {
    return IntStream.range(0, FOLDS).mapToObj(fold -> seen(split.train(), fold)).toList();
  }

  private SeenExamples seen(List<Integer> train, int fold) {
    Map<Boolean, List<Integer>> parted =
        IntStream.range(0, train.size())
            .boxed()
            .collect(
                Collectors.partitioningBy(
                    place -> place % FOLDS == fold,
                    Collectors.mapping(train::get, Collectors.toList())));
    return examples.seen(parted.get(true), examples.tablesWithLastOf(parted.get(false)));
  }
}
