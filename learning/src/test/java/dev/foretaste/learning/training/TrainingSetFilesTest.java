package dev.foretaste.learning.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretaste.features.FeatureVectorizer;
import dev.foretaste.learning.TasteWorld;
import dev.foretaste.learning.examples.ExampleSet;
import dev.foretaste.schema.OrderRating;
import dev.foretaste.schema.TrainingExample;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingSetFilesTest {
  private static final TrainingParameters PARAMETERS =
      new TrainingParameters(6_000, 1_500, 3_000, 30, 30, 4, 0.3, 2);

  @TempDir Path directory;

  private final ExampleSet examples = TasteWorld.exampleSet(someRated());
  private final ChallengerTrainer trainer = new ChallengerTrainer(PARAMETERS);

  @Test
  void shouldWriteWhatPlainXgboostTrainsAnEqualModelFrom() throws Exception {
    Challenger challenger = trainer.train(examples, () -> false);

    TrainingSetFiles.write(trainer.trainingSet(examples), directory);
    DMatrix train = read("train.libsvm");
    DMatrix validation = read("validation.libsvm");
    Booster booster = plainlyTrained(train, challenger.trees().rounds());
    double loss = loss(booster, validation, challenger.trees().rounds() - 1);

    assertThat(train.rowNum()).isEqualTo(challenger.trainRows());
    assertThat(loss).isCloseTo(challenger.trees().validationLoss(), Offset.offset(1e-5));
    assertThat(booster.getNumFeature()).isEqualTo(FeatureVectorizer.SCHEMA.size());
  }

  @Test
  void shouldWriteGroupsLabelsAndWeights() throws Exception {
    TrainingSet set = trainer.trainingSet(examples);

    TrainingSetFiles.write(set, directory);
    DMatrix holdout = read("holdout.libsvm");

    assertThat(Files.readAllLines(directory.resolve("holdout.groups")))
        .isEqualTo(set.holdout().groupSizes().stream().map(String::valueOf).toList());
    assertThat(set.holdout().groupSizes().stream().mapToInt(size -> size).sum())
        .isEqualTo((int) holdout.rowNum());
    assertThat(holdout.getWeight()).isEqualTo(set.holdout().weights()).contains(0.25f, 1f);
    assertThat(IntStream.range(0, holdout.getLabel().length).filter(i -> label(holdout, i) == 1))
        .hasSize(set.holdout().positives());
  }

  @Test
  void shouldNameTheFeatures() throws Exception {
    TrainingSetFiles.write(trainer.trainingSet(examples), directory);

    List<String> lines = Files.readAllLines(directory.resolve("features.txt"));
    assertThat(lines).hasSize(FeatureVectorizer.SCHEMA.size());
    assertThat(lines.get(3)).isEqualTo("3\t" + FeatureVectorizer.SCHEMA.names().get(3) + "\tq");
  }

  @Test
  void shouldTakeTreesGrownElsewhereForItsOwn() throws Exception {
    Challenger grown = trainer.train(examples, () -> false);

    Challenger given = trainer.withTrees(examples, grown.trees().ubj());

    assertThat(given.trees().rounds()).isEqualTo(grown.trees().rounds());
    assertThat(given.trees().validationLoss())
        .isCloseTo(grown.trees().validationLoss(), Offset.offset(1e-5));
    assertThat(given.holdout()).isEqualTo(grown.holdout());
    assertThat(given.trainExamples()).isZero();
  }

  /** About every third customer did not like what they ordered. */
  private static List<TrainingExample> someRated() {
    List<TrainingExample> world = TasteWorld.examples(100, 16, 2);
    world.stream()
        .filter(example -> example.getCustomerId().hashCode() % 3 == 0)
        .forEach(example -> example.setRatings(List.of(new OrderRating(example.getOrderId(), 1))));
    return world;
  }

  private DMatrix read(String file) throws XGBoostError {
    return new DMatrix(directory.resolve(file) + "?format=libsvm");
  }

  private static Booster plainlyTrained(DMatrix train, int rounds) throws XGBoostError {
    return XGBoost.train(train, PARAMETERS.toXgboost(), rounds, Map.of(), null, null);
  }

  private static double loss(Booster booster, DMatrix rows, int round) throws XGBoostError {
    String evaluation = booster.evalSet(new DMatrix[] {rows}, new String[] {"rows"}, round);
    return Double.parseDouble(evaluation.substring(evaluation.lastIndexOf(':') + 1));
  }

  private static float label(DMatrix rows, int row) {
    try {
      return rows.getLabel()[row];
    } catch (XGBoostError e) {
      throw new IllegalStateException(e);
    }
  }
}
