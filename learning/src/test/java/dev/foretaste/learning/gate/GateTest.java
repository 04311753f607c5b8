package dev.foretaste.learning.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class GateTest {
  private static final Skew NO_SKEW = new Skew(500, 0);

  private final Gate gate = new Gate();

  @Test
  void shouldPromoteWhatBeatsTheBaseline() {
    Judgement judgement =
        gate.judge(new Contest(quality(.16, .13), quality(.12, .10), Optional.empty(), NO_SKEW));

    assertThat(judgement.promoted()).isTrue();
    assertThat(judgement.reasons())
        .containsExactly(
            "recall@10 0.1600 beats the baseline scorer's 0.1200",
            "ndcg@10 0.1300 beats the baseline scorer's 0.1000");
  }

  @Test
  void shouldRefuseWhatOnlyEqualsTheBaselineInOneFigure() {
    Judgement judgement =
        gate.judge(new Contest(quality(.16, .10), quality(.12, .10), Optional.empty(), NO_SKEW));

    assertThat(judgement.promoted()).isFalse();
    assertThat(judgement.reasons())
        .containsExactly("ndcg@10 0.1000 does not beat the baseline scorer's 0.1000");
  }

  @Test
  void shouldTolerateALittleLessThanATrainedChampion() {
    assertThat(gate.judge(against(champion(true, 100, .1319), .1300)).promoted()).isTrue();
    assertThat(gate.judge(against(champion(true, 100, .1321), .1300)).promoted()).isFalse();
  }

  @Test
  void shouldNotCompareWithAChampionThatOnlyHasTables() {
    assertThat(gate.judge(against(champion(false, 100, .5), .13)).promoted()).isTrue();
  }

  @Test
  void shouldNotCompareOnExamplesThatTheChampionKnows() {
    Judgement judgement = gate.judge(against(champion(true, 29, .5, 30), .13));

    assertThat(judgement.promoted()).isTrue();
    assertThat(judgement.reasons())
        .contains(
            "not compared with champion v7, which knows all but 29 of the examples held out;"
                + " 30 examples came after its training");
  }

  @Test
  void shouldNotReplaceAChampionByItsLike() {
    Judgement judgement = gate.judge(against(champion(true, 3, .12, 29), .13));

    assertThat(judgement.promoted()).isFalse();
    assertThat(judgement.reasons())
        .singleElement()
        .asString()
        .startsWith("too few examples new to champion v7: 29 came after its training and 3 of");
  }

  @Test
  void shouldReplaceTablesByTreesHoweverLittleIsNew() {
    assertThat(gate.judge(against(champion(false, 0, .5, 0), .13)).promoted()).isTrue();
  }

  @Test
  void shouldRefuseWhenTrainingDoesNotSeeWhatServingSaw() {
    Contest contest =
        new Contest(quality(.16, .13), quality(.12, .10), Optional.empty(), new Skew(500, 1));

    Judgement judgement = gate.judge(contest);

    assertThat(judgement.promoted()).isFalse();
    assertThat(judgement.reasons()).singleElement().asString().contains("1 of 500");
    assertThat(contest.toMetrics()).containsEntry("skew_mismatches", 1.0);
  }

  @Test
  void shouldPublishAllFiguresByTheirNames() {
    Contest contest = against(champion(true, 100, .12), .13);

    assertThat(contest.toMetrics())
        .containsEntry("recall@10", .16)
        .containsEntry("ndcg@10", .13)
        .containsEntry("baseline_recall@10", .12)
        .containsEntry("champion_ndcg@10", .12)
        .containsEntry("versus_champion_ndcg@10", .13)
        .containsEntry("holdout_examples", 100.0)
        .containsEntry("champion_examples", 100.0)
        .containsEntry("skew_checked", 500.0)
        .containsKeys("recall@5", "phr@10", "baseline_recall@5", "baseline_phr@10");
  }

  private static Contest against(ChampionMatch match, double ndcg) {
    ChampionMatch played =
        new ChampionMatch(
            match.version(),
            match.trained(),
            match.champion(),
            quality(.16, ndcg),
            match.newExamples());
    return new Contest(quality(.16, ndcg), quality(.12, .10), Optional.of(played), NO_SKEW);
  }

  private static ChampionMatch champion(boolean trained, int examples, double ndcg) {
    return champion(trained, examples, ndcg, examples);
  }

  private static ChampionMatch champion(
      boolean trained, int examples, double ndcg, int newExamples) {
    HoldoutQuality quality = new HoldoutQuality(examples, .1, .15, ndcg, .4);
    return new ChampionMatch("v7", trained, quality, quality, newExamples);
  }

  private static HoldoutQuality quality(double recall, double ndcg) {
    return new HoldoutQuality(100, .1, recall, ndcg, .4);
  }
}
