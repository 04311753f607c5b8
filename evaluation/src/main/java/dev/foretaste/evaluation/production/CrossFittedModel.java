package dev.foretaste.evaluation.production;

import dev.foretaste.evaluation.Split;
import dev.foretaste.learning.examples.HeldExample;
import dev.foretaste.learning.training.ChallengerTrainer;
import dev.foretaste.learning.training.GrownTrees;
import dev.foretaste.learning.training.NotTrainableException;
import dev.foretaste.learning.training.SeenExamples;
import dev.foretaste.learning.training.TrainingParameters;
import dev.foretaste.tables.ItemTables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The production model under a protocol without times.
 *
 * <p>A published model's tables know the freshest orders of others, but never the order that is to
 * be predicted. Trees learn under the same condition: train customers are dealt into folds, and the
 * last orders of a fold are labels seen with tables that know the last orders of the other folds
 * and nothing of its own (cross-fitting: Chernozhukov et al., "Double/debiased machine learning for
 * treatment and structural parameters", 2018, section 3). The last orders of validation customers
 * decide when to stop; they and those of test customers are seen with tables that know the last
 * orders of all train customers. No table knows a label of the rows it is used for.
 *
 * <p>Where train customers are few, earlier orders, which belong to everybody's history, are labels
 * too: those at the same distance from the last order are seen with tables of what is farther from
 * it. Those of validation customers decide as well, so that the choice does not rest on a handful
 * of orders; those of all others are learned from.
 */
final class CrossFittedModel {
  /** Into how many folds train customers are dealt. */
  static final int FOLDS = 4;

  /** Most labels from last orders. */
  private static final int MOST_LABELS = 15_000;

  /** Most labels that decide when to stop. */
  private static final int MOST_VALIDATION = 3_000;

  /** Labels below which earlier orders are taken, and how far back they are. */
  private static final int FEW_LABELS = 5_000;

  private static final int FARTHEST = 20;

  private final ReplayedExamples examples;
  private final TrainingParameters parameters;

  CrossFittedModel(ReplayedExamples examples, TrainingParameters parameters) {
    this.examples = examples;
    this.parameters = parameters;
  }

  String describe() {
    return "the last orders of train customers, in %d folds; earlier ones too when these are fewer than %,d"
        .formatted(FOLDS, FEW_LABELS);
  }

  /** Trains; the baseline scorer answers as long as the retrainer would not train. */
  MadeModel make(Split split) {
    ItemTables tables = examples.tablesWithLastOf(split.train());
    List<SeenExamples> train = new ArrayList<>(folds(split));
    List<SeenExamples> validation = new ArrayList<>();
    validation.add(examples.seen(firstOf(split.validation(), MOST_VALIDATION), tables));
    addEarlier(split, train, validation);
    if (labels(train) < RetrainedModel.TRAINABLE) {
      return ScorerChoice.baseline(tables);
    }
    try {
      GrownTrees trees = new ChallengerTrainer(parameters).grow(train, validation);
      return ScorerChoice.better(trees, validation, tables);
    } catch (NotTrainableException nothingToLearn) {
      return ScorerChoice.baseline(tables);
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
    return examples.seen(
        firstOf(parted.get(true), MOST_LABELS / FOLDS),
        examples.tablesWithLastOf(parted.get(false)));
  }

  /** Adds examples of earlier orders while there are few to learn from. */
  void addEarlier(Split split, List<SeenExamples> train, List<SeenExamples> validation) {
    Set<String> deciding = examples.customerIds(split.validation());
    for (int distance = 1; distance <= FARTHEST && labels(train) < FEW_LABELS; distance++) {
      SeenExamples group = examples.seenFromLast(distance);
      Map<Boolean, List<HeldExample>> parted =
          group.examples().stream()
              .collect(
                  Collectors.partitioningBy(example -> deciding.contains(example.customerId())));
      validation.add(new SeenExamples(parted.get(true), group.tables()));
      train.add(new SeenExamples(parted.get(false), group.tables()));
    }
  }

  private static int labels(List<SeenExamples> groups) {
    return groups.stream().mapToInt(group -> group.examples().size()).sum();
  }

  private static <T> List<T> firstOf(List<T> list, int atMost) {
    return list.subList(0, Math.min(atMost, list.size()));
  }
}
