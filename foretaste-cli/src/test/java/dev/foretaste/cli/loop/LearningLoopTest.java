package dev.foretaste.cli.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretaste.bundle.ScoringModel;
import dev.foretaste.learning.gate.GateSettings;
import dev.foretaste.learning.training.ChallengerTrainer;
import dev.foretaste.learning.training.TrainingParameters;
import dev.foretaste.learning.training.TrainingSet;
import dev.foretaste.learning.training.TrainingSetFiles;
import dev.foretaste.models.VerdictView;
import dev.foretaste.retrainer.ExampleReading;
import dev.foretaste.retrainer.Retrainer;
import dev.foretaste.retrainer.RetrainerConfig;
import dev.foretaste.retrainer.Thresholds;
import dev.foretaste.schema.JournalEntry;
import dev.foretaste.schema.ModelBundle;
import dev.foretaste.schema.OrderPlaced;
import dev.foretaste.schema.OrderPrediction;
import dev.foretaste.schema.PredictionOutcome;
import dev.foretaste.topics.TopicCatalogue;
import dev.foretaste.topology.lifecycle.PredictionService;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LearningLoopTest {
  private static final Duration LIMIT = Duration.ofMinutes(5);

  /** Four rounds later, everyone is in the middle of the cycle. */
  private static final int SETTLED = 56;

  private static final int NEW_LABELS = 1_800;

  @TempDir private Path directory;
  private LoopUnderTest loop;
  private int rounds;

  @BeforeEach
  void start() {
    loop = new LoopUnderTest(directory.resolve("platform"));
  }

  @AfterEach
  void stop() throws Exception {
    loop.close();
  }

  @Test
  void shouldFollowChangedTastesRefuseAWorseModelAndGoBack() throws Exception {
    PredictionService first = loop.startInstance(directory.resolve("first"));
    PredictionService second = loop.startInstance(directory.resolve("second"));
    RetrainerConfig config =
        loop.config(
            new Thresholds(200, 500, NEW_LABELS, 100_000, 100_000, Long.MAX_VALUE, 20),
            new TrainingParameters(3_000, 800, 1_000, 60, 10, 4, 0.3, 2));
    Retrainer retrainer = loop.startRetrainer(config.withGate(GateSettings.standard()));
    order(SETTLED, false);
    VerdictView settled = train();
    LoopUnderTest.await(() -> isChampion(settled.version(), first, second));

    order(4, false);
    double before = recall(rounds - 4, rounds);
    order(8, true);
    double after = recall(rounds - 8, rounds);

    // Nobody asks: drift, or the number of new labels, makes the retrainer train.
    int verdicts = loop.models().verdicts().size();
    double recovered = after;
    while (recovered <= after + 0.3 || promotedUnasked(verdicts).isEmpty()) {
      assertThat(rounds)
          .as("rounds; recall@10 is %s; verdicts %s", recovered, promotedUnasked(verdicts))
          .isLessThan(SETTLED + 100);
      order(4, true);
      recovered = recall(rounds - 4, rounds);
    }
    LoopUnderTest.await(
        () -> {
          List<VerdictView> relearned = promotedUnasked(verdicts);
          return isChampion(relearned.get(relearned.size() - 1).version(), first, second);
        });
    assertThat(after).as("recall@10, before the change %s", before).isLessThan(before - 0.3);

    order(6, true);
    assertRefused(config);
    retrainer.close();
    assertRolledBack(first, second);
  }

  /** A booster that learned from shuffled labels knows nothing, and the gate says so. */
  private void assertRefused(RetrainerConfig config) throws Exception {
    TrainingSet set =
        new ChallengerTrainer(TrainingParameters.standard())
            .trainingSet(ExampleReading.read(config, loop.schemas()));
    TrainingSetFiles.write(set, directory.resolve("rows"));
    DMatrix rows = new DMatrix(directory.resolve("rows/train.libsvm") + "?format=libsvm");
    rows.setLabel(shuffled(rows.getLabel()));
    byte[] booster =
        XGBoost.train(
                rows, Map.of("objective", "binary:logistic", "nthread", 2), 5, Map.of(), null, null)
            .toByteArray("ubj");

    String version = loop.models().files().importBooster(booster);
    String request = loop.models().requestJudgement(version, "deliberately worse");
    VerdictView verdict = loop.models().awaitVerdictOn(request, LIMIT).orElseThrow();

    assertThat(verdict.promoted()).isFalse();
    assertThat(verdict.reasons())
        .anySatisfy(
            reason -> assertThat(reason).startsWith("ndcg@10 differs from that of champion v"))
        .anySatisfy(reason -> assertThat(reason).startsWith("judged: imported booster, sha256 "));
    assertThat(loop.models().champion().orElseThrow().version())
        .isNotIn(version, verdict.version());
  }

  /** The champion before has other trees, perhaps with tables that are fresher than they were. */
  private void assertRolledBack(PredictionService... instances) {
    String replaced = loop.models().champion().orElseThrow().version();
    String restored =
        loop.models().rollback(Optional.empty(), "the relearned one is odd").version();
    LoopUnderTest.await(
        () ->
            Stream.of(instances)
                .allMatch(
                    instance -> instance.models().view().champion().version().equals(restored)));
    order(2, true);

    assertThat(treesOf(restored, instances[0])).isNotEqualTo(treesOf(replaced, instances[0]));
    List<JournalEntry> journal = loop.committed(TopicCatalogue.INPUT_JOURNAL);
    List<OrderPrediction> predictions = loop.committed(TopicCatalogue.PREDICTIONS);
    for (int partition : partitions(predictions)) {
      JournalEntry adopted =
          journal.stream()
              .filter(entry -> entry.getOrdersPartition() == partition)
              .filter(entry -> entry.getModelVersion() != null)
              .max(Comparator.comparing(JournalEntry::getNextOffset))
              .orElseThrow();
      assertThat(adopted.getModelVersion()).isEqualTo(restored);
      assertThat(predictions)
          .filteredOn(prediction -> prediction.getOrdersPartition() == partition)
          .filteredOn(prediction -> prediction.getOrdersOffset() >= adopted.getNextOffset())
          .isNotEmpty()
          .extracting(OrderPrediction::getModelVersion)
          .containsOnly(restored);
      assertThat(predictions)
          .filteredOn(prediction -> prediction.getOrdersPartition() == partition)
          .filteredOn(prediction -> prediction.getOrdersOffset() == adopted.getNextOffset() - 1)
          .extracting(OrderPrediction::getModelVersion)
          .doesNotContain(restored);
    }
  }

  private static String treesOf(String version, PredictionService instance) {
    return instance
        .models()
        .find(version)
        .flatMap(ScoringModel::manifest)
        .orElseThrow()
        .getTreesVersion();
  }

  private static List<Integer> partitions(List<OrderPrediction> predictions) {
    return predictions.stream().map(OrderPrediction::getOrdersPartition).distinct().toList();
  }

  private VerdictView train() {
    String request = loop.models().requestTraining("tastes have settled");
    VerdictView verdict = loop.models().awaitVerdictOn(request, LIMIT).orElseThrow();
    assertThat(verdict.promoted()).as("%s", verdict.reasons()).isTrue();
    return verdict;
  }

  /** Verdicts from this one on that promoted a model though nobody asked for a training. */
  private List<VerdictView> promotedUnasked(int from) {
    List<VerdictView> verdicts = loop.models().verdicts();
    return verdicts.subList(from, verdicts.size()).stream()
        .filter(VerdictView::promoted)
        .filter(verdict -> verdict.requestIds().isEmpty())
        .toList();
  }

  private void order(int more, boolean changed) {
    List<OrderPlaced> orders = new ArrayList<>();
    for (int round = 0; round < more; round++, rounds++) {
      orders.addAll(ChangingTastes.round(rounds, changed));
    }
    loop.place(orders, rounds * ChangingTastes.CUSTOMERS);
  }

  /** What was predicted of the orders of these rounds. */
  private double recall(int from, int to) {
    return loop.<PredictionOutcome>committed(TopicCatalogue.PREDICTION_OUTCOMES).stream()
        .filter(outcome -> isOfRound(outcome.getOrderId(), from, to))
        .mapToDouble(PredictionOutcome::getRecallAt10)
        .average()
        .orElseThrow();
  }

  private static boolean isOfRound(String orderId, int from, int to) {
    int round = Integer.parseInt(orderId.split("-")[1]);
    return round >= from && round < to;
  }

  /** Perhaps with tables that are fresher by now. */
  private static boolean isChampion(String version, PredictionService... instances) {
    for (PredictionService instance : instances) {
      Optional<String> trees =
          instance.models().view().champion().manifest().map(ModelBundle::getTreesVersion);
      if (!trees.equals(Optional.of(version))) {
        return false;
      }
    }
    return true;
  }

  private static float[] shuffled(float[] labels) {
    Random random = new Random(1);
    for (int last = labels.length - 1; last > 0; last--) {
      int other = random.nextInt(last + 1);
      float label = labels[last];
      labels[last] = labels[other];
      labels[other] = label;
    }
    return labels;
  }
}
