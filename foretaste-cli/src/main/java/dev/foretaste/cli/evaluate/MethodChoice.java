package dev.foretaste.cli.evaluate;

import dev.foretaste.evaluation.Dataset;
import dev.foretaste.evaluation.Method;
import dev.foretaste.evaluation.baselines.GlobalPersonalTopFreq;
import dev.foretaste.evaluation.baselines.GlobalTopFreq;
import dev.foretaste.evaluation.baselines.PersonalTopFreq;
import dev.foretaste.evaluation.baselines.TifuKnn;
import dev.foretaste.evaluation.baselines.UpCf;
import dev.foretaste.evaluation.production.ProductionModel;
import dev.foretaste.evaluation.production.Variant;
import dev.foretaste.learning.training.TrainingParameters;
import java.util.function.BiFunction;

/** The methods that can be evaluated. */
enum MethodChoice {
  FORETASTE("foretaste", MethodChoice::production),
  TIFU_KNN("tifu-knn", (data, variant) -> new TifuKnn(data, TifuKnn.Settings.PUBLISHED)),
  UP_CF("up-cf", (data, variant) -> new UpCf(data, UpCf.Settings.standard())),
  GP_TOPFREQ("gp-topfreq", (data, variant) -> new GlobalPersonalTopFreq(data)),
  P_TOPFREQ("p-topfreq", (data, variant) -> new PersonalTopFreq(data)),
  G_TOPFREQ("g-topfreq", (data, variant) -> new GlobalTopFreq(data));

  private final String label;
  private final BiFunction<Dataset, Variant, Method> maker;

  MethodChoice(String label, BiFunction<Dataset, Variant, Method> maker) {
    this.label = label;
    this.maker = maker;
  }

  /** Makes it; the variant is that of the production model, if this is it. */
  Method make(Dataset data, Variant variant) {
    return maker.apply(data, variant);
  }

  /** The name on the command line. */
  @Override
  public String toString() {
    return label;
  }

  /** The production model, or nearly. */
  static ProductionModel production(Dataset data, Variant variant) {
    int threads = Runtime.getRuntime().availableProcessors();
    return new ProductionModel(data, TrainingParameters.standard().withThreads(threads), variant);
  }
}
