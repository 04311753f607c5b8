package dev.foretaste.retrainer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretaste.learning.TasteWorld;
import dev.foretaste.learning.examples.ExampleSet;
import dev.foretaste.models.VersionCatalogue;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OnlineQualityTest {
  private static final ExampleSet EXAMPLES = TasteWorld.exampleSet(TasteWorld.examples(60, 12, 1));

  private final VersionCatalogue versions = new VersionCatalogue();
  private final OnlineQuality online = new OnlineQuality();
  private double promised;

  @BeforeEach
  void trainAChampion() {
    TestModels.apply(
        TestModels.challenge().run(EXAMPLES, versions, List.of(), () -> false), versions);
    promised = versions.championManifest().orElseThrow().getMetrics().get("recall@10");
  }

  @Test
  void shouldSayNothingWhileTheChampionKeepsItsPromise() {
    settle("v1", promised * 0.9, OnlineQuality.WINDOW);

    assertThat(online.drift(versions)).isEmpty();
  }

  @Test
  void shouldSayWhatHasFallenHowFar() {
    settle("v1", 0.25, OnlineQuality.WINDOW);

    assertThat(online.drift(versions).orElseThrow())
        .isEqualTo(
            "drift: recall@10 of the latest 500 predictions by the trees of v1 is 0.2500, on the"
                + " holdout it was %.4f".formatted(promised));
  }

  @Test
  void shouldForgetWhatIsOlderThanTheWindow() {
    settle("v1", 0, 5 * OnlineQuality.WINDOW);
    settle("v1", promised, OnlineQuality.WINDOW);

    assertThat(online.drift(versions)).isEmpty();
  }

  @Test
  void shouldNotJudgeByTooFewOutcomes() {
    settle("v0", 0, OnlineQuality.WINDOW);
    settle("v1", 0, OnlineQuality.WINDOW - 1);

    assertThat(online.drift(versions)).isEmpty();
  }

  @Test
  void shouldNotBlameTheChampionForAnothersPredictions() {
    settle("v0", 0, OnlineQuality.WINDOW);
    settle("v1", promised, OnlineQuality.WINDOW);
    settle("v0", 0, OnlineQuality.WINDOW);

    assertThat(online.drift(versions)).isEmpty();
  }

  @Test
  void shouldNotTakeChanceForDrift() {
    double mean = OnlineQuality.SHARE * promised - 0.01;
    for (int outcome = 0; outcome < OnlineQuality.WINDOW; outcome++) {
      boolean hit = Math.floor((outcome + 1) * mean) > Math.floor(outcome * mean);
      settle("v1", hit ? 1 : 0, 1);
    }

    assertThat(online.drift(versions)).isEmpty();
  }

  private void settle(String version, double recall, int times) {
    for (int time = 0; time < times; time++) {
      online.add(TestModels.outcome(version, recall));
    }
  }
}
