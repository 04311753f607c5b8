package dev.foretaste.experiments.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.foretaste.schema.Experiment;
import dev.foretaste.schema.ExperimentKind;
import dev.foretaste.schema.PredictionOutcome;
import dev.foretaste.schema.ShadowOutcome;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ExperimentTallyTest {
  private static final double NORMAL_95 = 1.959964;

  @Test
  void shouldReportBothArmsOfASplit() {
    ExperimentTally tally = new ExperimentTally(experiment(ExperimentKind.AB));
    tally.add(outcome("ann", "e", "champion", 0.5f));
    tally.add(outcome("ann", "e", "champion", 0));
    tally.add(outcome("bob", "e", "champion", 1));
    tally.add(outcome("cid", "e", "challenger", 1));
    tally.add(outcome("dan", "other", "challenger", 0));
    tally.add(outcome("eve", "", "", 0));

    ExperimentReport report = tally.report();

    assertThat(report.champion().outcomes()).isEqualTo(3);
    assertThat(report.champion().customers()).isEqualTo(2);
    assertThat(report.champion().metrics().get("recall@10").mean()).isEqualTo(0.5);
    assertThat(report.champion().metrics().get("phr@10").mean()).isCloseTo(2 / 3.0, within(1e-12));
    assertThat(report.challenger().outcomes()).isEqualTo(1);
    assertThat(report.differences().get("recall@10").mean()).isEqualTo(0.5);
  }

  @Test
  void shouldLeaveEverythingPossibleWhileOneCustomerIsAllThereIs() {
    ExperimentTally tally = new ExperimentTally(experiment(ExperimentKind.SHADOW));
    tally.add(shadow("ann", 1, 0));

    assertThat(tally.report().ndcgDifference()).isEqualTo(new Figure(1, -1, 1));
    assertThat(new ExperimentTally(experiment(ExperimentKind.AB)).report().ndcgDifference())
        .isEqualTo(new Figure(0, -1, 1));
  }

  @Test
  void shouldBoundAMeanAsTextbooksDoWhenEveryCustomerHasOneOutcome() {
    double[] differences = {0.5, -0.25, 0, 1, 0.25, -0.5};
    ExperimentTally tally = new ExperimentTally(experiment(ExperimentKind.SHADOW));
    double mean = 0;
    for (int i = 0; i < differences.length; i++) {
      tally.add(
          shadow("c" + i, (float) (0.5 + differences[i] / 2), (float) (0.5 - differences[i] / 2)));
      mean += differences[i] / differences.length;
    }
    double squares = 0;
    for (double difference : differences) {
      squares += (difference - mean) * (difference - mean);
    }
    double error = Math.sqrt(squares / (differences.length - 1) / differences.length);

    Figure found = tally.report().ndcgDifference();

    assertThat(found.mean()).isCloseTo(mean, within(1e-7));
    assertThat(found.high() - found.mean()).isCloseTo(NORMAL_95 * error, within(1e-7));
    assertThat(found.mean() - found.low()).isCloseTo(NORMAL_95 * error, within(1e-7));
  }

  @Test
  void shouldNotTakeRepeatedOutcomesOfACustomerForMoreEvidence() {
    ExperimentTally once = new ExperimentTally(experiment(ExperimentKind.SHADOW));
    ExperimentTally oftener = new ExperimentTally(experiment(ExperimentKind.SHADOW));
    for (int customer = 0; customer < 20; customer++) {
      float challenger = customer % 3 == 0 ? 1 : 0.25f;
      once.add(shadow("c" + customer, challenger, 0.5f));
      for (int repeat = 0; repeat < 10; repeat++) {
        oftener.add(shadow("c" + customer, challenger, 0.5f));
      }
    }

    Figure few = once.report().ndcgDifference();
    Figure many = oftener.report().ndcgDifference();
    assertThat(many.low()).isCloseTo(few.low(), within(1e-9));
    assertThat(many.high()).isCloseTo(few.high(), within(1e-9));
  }

  @Test
  void shouldCoverTheTrueDifferenceAboutNinetyFiveTimesInAHundred() {
    Random random = new Random(7);
    int runs = 400;
    int covered = 0;
    for (int run = 0; run < runs; run++) {
      ExperimentTally tally = new ExperimentTally(experiment(ExperimentKind.AB));
      for (int customer = 0; customer < 200; customer++) {
        boolean challenger = customer % 2 == 0;
        double taste = random.nextDouble();
        int orders = 1 + random.nextInt(6);
        for (int order = 0; order < orders; order++) {
          float score = random.nextDouble() < taste ? 1 : 0;
          tally.add(outcome("c" + customer, "e", challenger ? "challenger" : "champion", score));
        }
      }
      Figure difference = tally.report().ndcgDifference();
      covered += difference.low() <= 0 && difference.high() >= 0 ? 1 : 0;
    }

    assertThat(covered / (double) runs).isBetween(0.92, 0.98);
  }

  private static Experiment experiment(ExperimentKind kind) {
    return new Experiment("e", kind, "v2", 500, "salt", "test", 0L, null, "");
  }

  private static ShadowOutcome shadow(String customer, float challenger, float champion) {
    PredictionOutcome outcome = outcome(customer, "e", "challenger", challenger);
    return new ShadowOutcome("e", outcome, "v1", champion, champion);
  }

  private static PredictionOutcome outcome(
      String customer, String experiment, String arm, float score) {
    return new PredictionOutcome(
        "p",
        customer,
        "o",
        "s",
        0,
        0L,
        0L,
        0L,
        "v",
        "xgboost",
        List.of(),
        score,
        score,
        experiment,
        arm);
  }
}
