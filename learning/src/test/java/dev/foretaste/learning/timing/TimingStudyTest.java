package dev.foretaste.learning.timing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretaste.learning.ExampleBuilder;
import dev.foretaste.learning.TasteWorld;
import dev.foretaste.preferences.Rhythm;
import dev.foretaste.timing.TimingModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimingStudyTest {
  private static final long DAY = 86_400_000;
  private static final long END = 400 * DAY;

  @Test
  void shouldBeCalibratedAndBeatTheBaseRateWhenCustomersDifferAndSomeStayAway() {
    Map<String, Double> metrics = TimingStudy.measure(world(1_500, 7), 250 * DAY, END);

    assertThat(metrics.get("timing_spells_7d")).isGreaterThan(1_000);
    for (String window : List.of("_7d", "_30d")) {
      assertThat(metrics.get("timing_calibration" + window)).isLessThan(0.03);
      assertThat(metrics.get("timing_brier" + window))
          .isLessThan(0.9 * metrics.get("timing_base_brier" + window));
      assertThat(metrics.get("timing_idle_calibration" + window)).isLessThan(0.06);
      assertThat(metrics.get("timing_idle_brier" + window))
          .isLessThan(0.8 * metrics.get("timing_idle_base_brier" + window));
    }
  }

  @Test
  void shouldCountOpenSpellsForWhatTheyTell() {
    List<Spell> spells = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      spells.add(new Spell("c" + i, Rhythm.NONE, 0, 5 * DAY, i < 100));
      spells.add(new Spell("d" + i, Rhythm.NONE, 0, 60 * DAY, false));
    }

    TimingModel model = TimingTrainer.train(spells).orElseThrow();

    assertThat(model.probabilityWithin(Rhythm.NONE, 6, 0)).isBetween(0.2, 0.3);
  }

  @Test
  void shouldNotBeShakenByOrdersWithoutRealTimes() {
    TimingStudy study =
        TimingStudy.of(TasteWorld.exampleSet(TasteWorld.examples(40, 6, 3)).examples());

    assertThat(study.model()).isPresent();
    assertThat(study.model().orElseThrow().medianDays(Rhythm.NONE, 0)).isFinite().isPositive();
    assertThat(study.metrics()).isEmpty();
  }

  @Test
  void shouldSurviveOrdersThatAllCameAtOnce() {
    List<Spell> spells = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      spells.add(new Spell("c" + i, Rhythm.NONE, 9, 9, true));
    }

    TimingModel model = TimingTrainer.train(spells).orElseThrow();

    assertThat(model.probabilityWithin(Rhythm.NONE, 7, 0)).isGreaterThan(0.99);
  }

  @Test
  void shouldLearnNothingFromTooLittle() {
    TimingStudy study = TimingStudy.of(List.of(ExampleBuilder.example().held()));

    assertThat(study.model()).isEmpty();
    assertThat(study.metrics()).isEmpty();
    assertThat(TimingStudy.of(List.of()).model()).isEmpty();
  }

  /** Customers with gaps of 2 to 40 days, each log-normal, who stay away at last. */
  private static List<Spell> world(int customers, long seed) {
    Random random = new Random(seed);
    List<Spell> spells = new ArrayList<>();
    for (int customer = 0; customer < customers; customer++) {
      double typical = 2 * Math.pow(20, random.nextDouble());
      double spread = 0.1 + random.nextDouble();
      long start = (long) (random.nextDouble() * END / 2);
      Rhythm rhythm = Rhythm.NONE;
      boolean stays = true;
      while (start < END) {
        stays = stays && random.nextDouble() < 0.97;
        double gap = typical * Math.exp(spread * random.nextGaussian());
        long next = stays ? start + (long) (gap * DAY) : Long.MAX_VALUE;
        spells.add(new Spell("c" + customer, rhythm, start, Math.min(next, END), next <= END));
        rhythm = rhythm.afterGap(Math.min(next, END) - start);
        start = next;
      }
    }
    return spells;
  }
}
