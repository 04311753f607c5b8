package dev.foretaste.cli.evaluate;

import dev.foretaste.cli.console.UsageException;
import dev.foretaste.evaluation.baselines.OnlinePersonalTopFreq;
import dev.foretaste.evaluation.baselines.OnlineTifuKnn;
import dev.foretaste.evaluation.baselines.TifuKnn;
import dev.foretaste.evaluation.prequential.OnlineMethod;
import dev.foretaste.evaluation.prequential.PrequentialSettings;
import dev.foretaste.evaluation.prequential.TrainingSchedule;
import dev.foretaste.evaluation.production.OnlineProduction;
import dev.foretaste.learning.training.TrainingParameters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** How a prequential evaluation goes. */
final class PrequentialOptions {
  @Option(
      names = "--prequential",
      description =
          "Predict every order, from each customer's third on, before it is learned: one pass in"
              + " the sequence of time, without seeds, beside TIFU-KNN and P-TopFreq run online.")
  private boolean wanted;

  @Option(
      names = "--tables-every",
      paramLabel = "N",
      description = "Renew the item tables every so many orders (default: ${DEFAULT-VALUE}).")
  private int tablesEvery = PrequentialSettings.TABLES_EVERY;

  @Option(
      names = "--train-every",
      paramLabel = "N",
      description =
          "Train every so many labels (default: as the retrainer does, from 500 on, again after"
              + " 2,000 new ones or half as many as it knew).")
  private Integer trainEvery;

  boolean wanted() {
    return wanted;
  }

  void check() {
    if (tablesEvery < 1) {
      throw new UsageException("--tables-every must be 1 or more");
    }
    if (trainEvery != null && trainEvery < 1) {
      throw new UsageException("--train-every must be 1 or more");
    }
  }

  PrequentialSettings settings() {
    TrainingSchedule training =
        trainEvery == null ? TrainingSchedule.standard() : TrainingSchedule.every(trainEvery);
    return new PrequentialSettings(tablesEvery, training);
  }

  List<OnlineMethod> methods() {
    int threads = Runtime.getRuntime().availableProcessors();
    return List.of(
        new OnlineProduction(settings(), TrainingParameters.standard().withThreads(threads)),
        new OnlineTifuKnn(TifuKnn.Settings.PUBLISHED),
        new OnlinePersonalTopFreq());
  }

  Map<String, Object> describe() {
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("prequential", true);
    described.put("tables-every", tablesEvery);
    described.put("training", settings().training().describe());
    return described;
  }
}
