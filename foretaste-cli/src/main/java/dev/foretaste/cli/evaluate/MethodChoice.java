package dev.foretaste.cli.evaluate;

import dev.foretaste.evaluation.Dataset;
import dev.foretaste.evaluation.Method;
import dev.foretaste.evaluation.baselines.GlobalPersonalTopFreq;
import dev.foretaste.evaluation.baselines.GlobalTopFreq;
import dev.foretaste.evaluation.baselines.PersonalTopFreq;
import dev.foretaste.evaluation.baselines.TifuKnn;
import dev.foretaste.evaluation.baselines.UpCf;
import dev.foretaste.evaluation.production.ProductionModel;
import dev.foretaste.learning.training.TrainingParameters;
import java.util.function.Function;

/** The methods that can be evaluated. */
enum MethodChoice {
  FORETASTE("foretaste", MethodChoice::productionModel),
  TIFU_KNN("tifu-knn", data -> new TifuKnn(data, TifuKnn.Settings.PUBLISHED)),
  UP_CF("up-cf", data -> new UpCf(data, UpCf.Settings.standard())),
  GP_TOPFREQ("gp-topfreq", GlobalPersonalTopFreq::new),
  P_TOPFREQ("p-topfreq", PersonalTopFreq::new),
  G_TOPFREQ("g-topfreq", GlobalTopFreq::new);

  private final String label;
  private final Function<Dataset, Method> maker;

  MethodChoice(String label, Function<Dataset, Method> maker) {
    this.label = label;
    this.maker = maker;
  }

  Method make(Dataset data) {
    return maker.apply(data);
  }

  /** The name on the command line. */
  @Override
  public String toString() {
    return label;
  }

  private static Method productionModel(Dataset data) {
    int threads = Runtime.getRuntime().availableProcessors();
    return new ProductionModel(data, TrainingParameters.standard().withThreads(threads));
  }
}
