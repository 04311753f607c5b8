package dev.foretaste.learning.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.foretaste.features.FeatureVectorizer;
import dev.foretaste.learning.TasteWorld;
import dev.foretaste.learning.examples.ExampleSet;
import dev.foretaste.scoring.XgboostScorer;
import java.io.File;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The build leaves out the Scala that XGBoost4J asks for; the embedded Kafka brings another. */
class NoScalaTest {
  @Test
  void shouldTrainAndScoreWithoutScala() throws Exception {
    try (URLClassLoader withoutScala =
        new URLClassLoader(classPathWithoutScala(), ClassLoader.getPlatformClassLoader())) {
      assertThatThrownBy(() -> withoutScala.loadClass("scala.Option"))
          .isInstanceOf(ClassNotFoundException.class);
      Method train =
          withoutScala.loadClass(NoScalaTest.class.getName()).getDeclaredMethod("trainAndScore");
      train.setAccessible(true);

      assertThat((int) train.invoke(null)).isPositive();
    }
  }

  /** Called by reflection, in the class loader that has no Scala. */
  static int trainAndScore() throws NotTrainableException {
    ExampleSet examples = TasteWorld.exampleSet(TasteWorld.examples(40, 12, 1));
    TrainingParameters parameters = new TrainingParameters(300, 100, 100, 5, 5, 3, 0.3, 1);
    Challenger challenger = new ChallengerTrainer(parameters).train(examples, () -> false);
    XgboostScorer scorer =
        XgboostScorer.load(challenger.trees().ubj(), FeatureVectorizer.SCHEMA.size());
    return scorer.margins(challenger.golden()).length;
  }

  private static URL[] classPathWithoutScala() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(File::new)
        .filter(entry -> !entry.getName().startsWith("scala-"))
        .map(NoScalaTest::url)
        .toArray(URL[]::new);
  }

  private static URL url(File entry) {
    try {
      return entry.toURI().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
