package dev.foretaste.learning.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretaste.learning.quality.Interval;
import dev.foretaste.learning.quality.Segment;
import org.junit.jupiter.api.Test;

class GateTest {
  private static final Interval HARDLY_BETTER = new Interval(.004, -.001, .009);
  private static final Interval BETTER = new Interval(.006, .001, .011);

  private final ContestBuilder contest = new ContestBuilder();

  @Test
  void shouldPromoteWhatBeatsTheBaseline() {
    Judgement judgement = judge(Policy.NON_INFERIOR);

    assertThat(judgement.outcome()).isEqualTo(Outcome.PROMOTED);
    assertThat(judgement.reasons())
        .containsExactly(
            "recall@10 0.1600 beats the baseline scorer's 0.1200",
            "ndcg@10 0.1300 beats the baseline scorer's 0.1000",
            "the features of all 500 examples checked come out as they did when serving",
            "the loaded bundle reproduces its golden vectors, has 1000 bytes and scores 100 rows"
                + " in 300 µs");
  }

  @Test
  void shouldRefuseWhatOnlyEqualsTheBaselineInOneFigure() {
    contest.challenger(.16, .10);

    assertThat(judge(Policy.NON_INFERIOR).promoted()).isFalse();
    assertThat(judge(Policy.NON_INFERIOR).reasons())
        .containsExactly("ndcg@10 0.1000 does not beat the baseline scorer's 0.1000");
  }

  @Test
  void shouldAskForTheBaselineToBeBeatenWhateverTheChampion() {
    contest.challenger(.12, .13).champion(BETTER, 100, 100);

    for (Policy policy : Policy.values()) {
      assertThat(judge(policy).reasons())
          .containsExactly("recall@10 0.1200 does not beat the baseline scorer's 0.1200");
    }
  }

  @Test
  void shouldTolerateALittleLessThanATrainedChampion() {
    contest.champion(new Interval(-.005, -.0199, .01), 100, 100);
    assertThat(judge(Policy.NON_INFERIOR).promoted()).isTrue();
    assertThat(judge(Policy.NON_INFERIOR).reasons())
        .contains(
            "ndcg@10 differs from that of champion v7 by -0.0050 (95 % interval -0.0199 to"
                + " +0.0100) on the 100 examples new to it; policy non-inferior asks for more than"
                + " -0.0200");

    contest.champion(new Interval(-.005, -.02, .01), 100, 100);
    assertThat(judge(Policy.NON_INFERIOR).outcome()).isEqualTo(Outcome.REJECTED);
    assertThat(judge(Policy.NON_INFERIOR).reasons())
        .containsExactly(
            "ndcg@10 differs from that of champion v7 by -0.0050, and by as little as -0.0200"
                + " (95 % interval to +0.0100) on the 100 examples new to it; policy non-inferior"
                + " asks for more than -0.0200");
  }

  @Test
  void shouldAskForMoreThanEqualityWhenStrict() {
    contest.champion(HARDLY_BETTER, 100, 100);
    assertThat(judge(Policy.STRICT).promoted()).isFalse();
    assertThat(judge(Policy.STRICT).reasons())
        .singleElement()
        .asString()
        .contains("policy strict asks for more than +0.0000");

    contest.champion(BETTER, 100, 100);
    assertThat(judge(Policy.STRICT).promoted()).isTrue();
  }

  @Test
  void shouldAskForTheMarginOfItsSettings() {
    contest.champion(BETTER, 100, 100);

    assertThat(judge(new GateSettings(Policy.STRICT, .0009, 2_000, 2_000)).promoted()).isTrue();
    assertThat(judge(new GateSettings(Policy.STRICT, .001, 2_000, 2_000)).promoted()).isFalse();
  }

  @Test
  void shouldCompareWithTheBaselineWhenStrictAndTheChampionHasNoTrees() {
    contest.untrainedChampion().versusBaseline(HARDLY_BETTER);
    assertThat(judge(Policy.STRICT).reasons())
        .singleElement()
        .asString()
        .startsWith("ndcg@10 differs from that of the baseline scorer by +0.0040");

    contest.versusBaseline(BETTER);
    assertThat(judge(Policy.STRICT).promoted()).isTrue();
  }

  @Test
  void shouldLetAPersonPromoteWhatHasPassed() {
    contest.champion(HARDLY_BETTER, 100, 100);
    assertThat(judge(Policy.MANUAL).outcome()).isEqualTo(Outcome.PASSED);
    assertThat(judge(Policy.MANUAL).promoted()).isFalse();

    contest.champion(new Interval(-.1, -.2, 0), 100, 100);
    assertThat(judge(Policy.MANUAL).outcome()).isEqualTo(Outcome.REJECTED);
  }

  @Test
  void shouldNotCompareWithAChampionThatOnlyHasTables() {
    contest.untrainedChampion();

    assertThat(judge(Policy.NON_INFERIOR).promoted()).isTrue();
  }

  @Test
  void shouldNotCompareOnExamplesThatTheChampionKnows() {
    contest.champion(new Interval(-.5, -.6, -.4), 29, 30);

    assertThat(judge(Policy.NON_INFERIOR).promoted()).isTrue();
    assertThat(judge(Policy.NON_INFERIOR).reasons())
        .contains(
            "not compared with champion v7, which knows all but 29 of the examples held out;"
                + " 30 examples came after its training");
  }

  @Test
  void shouldNotCompareOnAHandfulOfCustomers() {
    contest.champion(new Interval(-.5, -.6, -.4), 300, 300).customers(9);

    assertThat(judge(Policy.NON_INFERIOR).promoted()).isTrue();
  }

  @Test
  void shouldNotPromoteWithoutAComparisonWhenStrict() {
    contest.champion(BETTER, 29, 500);

    assertThat(judge(Policy.STRICT).reasons())
        .containsExactly(
            "not compared with champion v7, which policy strict asks for: 29 examples of 50"
                + " customers are held out and new to it, 30 of 10 are needed");
  }

  @Test
  void shouldNotReplaceAChampionByItsLike() {
    contest.champion(BETTER, 3, 29);

    assertThat(judge(Policy.NON_INFERIOR).promoted()).isFalse();
    assertThat(judge(Policy.NON_INFERIOR).reasons())
        .singleElement()
        .asString()
        .startsWith("too few examples new to champion v7: 29 came after its training and 3 of");
  }

  @Test
  void shouldRefuseWhatAWholeSegmentLosesBy() {
    contest
        .champion(BETTER, 1_000, 1_000)
        .segment(Segment.REGULAR, 100, new Interval(-.05, -.08, -.021));

    assertThat(judge(Policy.NON_INFERIOR).reasons())
        .containsExactly(
            "regular customers lose: their ndcg@10 differs from that of champion v7 by -0.0500"
                + " (95 % interval -0.0800 to -0.0210, wholly below -0.0200) on 100 examples");
  }

  @Test
  void shouldRefuseWhatASegmentLosesByAgainstTheBaseline() {
    contest.baselineSegment(Segment.NEW, 100, new Interval(-.05, -.08, -.021));

    assertThat(judge(Policy.NON_INFERIOR).reasons())
        .singleElement()
        .asString()
        .startsWith("new customers lose: their ndcg@10 differs from that of the baseline scorer");
  }

  @Test
  void shouldNotJudgeByASegmentThatMayBeUnlucky() {
    contest
        .champion(BETTER, 1_000, 1_000)
        .segment(Segment.NEW, 99, new Interval(-.05, -.08, -.021))
        .segment(Segment.REGULAR, 500, new Interval(-.05, -.08, -.02));

    assertThat(judge(Policy.NON_INFERIOR).promoted()).isTrue();
  }

  @Test
  void shouldRefuseWhenTrainingDoesNotSeeWhatServingSaw() {
    contest.skew(new Skew(500, 1));

    assertThat(judge(Policy.NON_INFERIOR).promoted()).isFalse();
    assertThat(judge(Policy.NON_INFERIOR).reasons())
        .singleElement()
        .asString()
        .contains("1 of 500");
    assertThat(contest.build().toMetrics()).containsEntry("skew_mismatches", 1.0);
  }

  @Test
  void shouldRefuseWhatIsTooSlow() {
    contest.fitness(1_000, 2_001);

    assertThat(judge(Policy.NON_INFERIOR).reasons())
        .containsExactly("scoring 100 rows takes 2001 µs, the budget is 2000 µs");
  }

  @Test
  void shouldRefuseWhatIsTooLarge() {
    contest.fitness((64L << 20) + 1, 300);

    assertThat(judge(Policy.NON_INFERIOR).reasons())
        .containsExactly("the bundle has 67108865 bytes, the budget is 67108864");
  }

  @Test
  void shouldRefuseWhatServingWouldNotLoad() {
    contest.rejection("it does not reproduce its golden vectors");

    assertThat(judge(Policy.NON_INFERIOR).reasons())
        .containsExactly(
            "serving would not load the bundle: it does not reproduce its golden vectors");
  }

  @Test
  void shouldGiveEveryReasonForRefusal() {
    contest.challenger(.1, .09).skew(new Skew(5, 5)).fitness(1_000, 3_000);

    assertThat(judge(Policy.NON_INFERIOR).reasons()).hasSize(4);
  }

  @Test
  void shouldPublishAllFiguresByTheirNames() {
    contest.champion(BETTER, 100, 100).segment(Segment.NEW, 100, HARDLY_BETTER);

    assertThat(contest.build().toMetrics())
        .containsEntry("recall@10", .16)
        .containsEntry("ndcg@10", .13)
        .containsEntry("baseline_recall@10", .12)
        .containsEntry("ndcg@10_difference", .006)
        .containsEntry("ndcg@10_difference_low", .001)
        .containsEntry("ndcg@10_difference_high", .011)
        .containsEntry("new_ndcg@10_difference_low", -.001)
        .containsEntry("holdout_examples", 100.0)
        .containsEntry("champion_examples", 100.0)
        .containsEntry("skew_checked", 500.0)
        .containsEntry("bundle_bytes", 1_000.0)
        .containsEntry("scoring_micros_per_100_rows", 300.0)
        .containsKeys(
            "recall@5",
            "phr@10",
            "coverage@10",
            "baseline_recall@5",
            "baseline_phr@10",
            "baseline_ndcg@10_difference_low",
            "champion_ndcg@10",
            "versus_champion_ndcg@10");
  }

  private Judgement judge(Policy policy) {
    return judge(GateSettings.of(policy));
  }

  private Judgement judge(GateSettings settings) {
    return new Gate(settings).judge(contest.build());
  }
}
