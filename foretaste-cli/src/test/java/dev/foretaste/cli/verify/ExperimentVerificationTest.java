package dev.foretaste.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretaste.schema.Experiment;
import dev.foretaste.schema.ExperimentKind;
import dev.foretaste.schema.JournalEntry;
import dev.foretaste.schema.PredictionOutcome;
import dev.foretaste.schema.ShadowOutcome;
import dev.foretaste.topics.TopicCatalogue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Verification follows experiments, and finds what is wrong with them. */
class ExperimentVerificationTest {
  private final RecordedStream stream = new RecordedStream();
  private int round;

  @AfterEach
  void close() {
    stream.close();
  }

  @Test
  void shouldFollowShadowSplitControlArmAndEnd() {
    eventfulWeek();

    VerifyResult result = stream.verify();

    assertThat(result.examplesOfMismatches()).isEmpty();
    assertThat(result.mismatches()).isZero();
    assertThat(result.orders()).isEqualTo(100);
    assertThat(result.shadowOutcomes()).isBetween(10L, 39L);
    assertThat(result.models()).containsKeys("v1", "v2", "v1+baseline", "v3");
    assertThat(result.unchecked()).isZero();
    assertThat(result.naiveSkipped()).isZero();
  }

  @Test
  void shouldFindAShadowOutcomeThatIsOffByOneBit() {
    eventfulWeek();
    stream.tamper(
        TopicCatalogue.SHADOW_OUTCOMES,
        1,
        (ShadowOutcome shadow) ->
            shadow.setChampionNdcgAt10(Math.nextUp(shadow.getChampionNdcgAt10())));

    assertThat(stream.verify().examplesOfMismatches())
        .singleElement()
        .satisfies(
            mismatch -> {
              assertThat(mismatch.kind()).isEqualTo("shadow outcome");
              assertThat(mismatch.problem()).isEqualTo("championNdcgAt10");
            });
  }

  @Test
  void shouldFindAShadowOutcomeThatIsLost() {
    eventfulWeek();
    stream.topics.of(TopicCatalogue.SHADOW_OUTCOMES).remove(0);

    assertThat(stream.verify().mismatches()).isEqualTo(1);
  }

  @Test
  void shouldFindAnOutcomeInTheWrongArm() {
    eventfulWeek();
    int last = stream.topics.of(TopicCatalogue.PREDICTION_OUTCOMES).size() - 41;
    stream.tamper(
        TopicCatalogue.PREDICTION_OUTCOMES,
        last,
        (PredictionOutcome outcome) -> outcome.setArm("neither"));

    assertThat(stream.verify().examplesOfMismatches())
        .singleElement()
        .satisfies(mismatch -> assertThat(mismatch.problem()).isEqualTo("arm"));
  }

  @Test
  void shouldFindAJournalThatNamesAnotherShare() {
    eventfulWeek();
    stream.tamper(
        TopicCatalogue.INPUT_JOURNAL,
        2,
        (JournalEntry entry) -> entry.getExperiment().setPerMille(1_000));

    assertThat(stream.verify().mismatches()).isPositive();
  }

  @Test
  void shouldSayWhatItCannotCheckWhenTheChallengerIsRetired() {
    eventfulWeek();
    stream.send(TopicCatalogue.MODEL_UPDATES, "experiment|unrelated", over("unrelated"));
    stream.sendBytes(TopicCatalogue.MODEL_UPDATES, "bundle|v2", null);

    VerifyResult result = stream.verify();

    assertThat(result.examplesOfMismatches()).isEmpty();
    assertThat(result.unchecked()).isPositive();
  }

  /** Twenty orders of ten customers each: shadow, split, control arm, a new champion, the end. */
  private void eventfulWeek() {
    stream.crown("v2", "cola", "tiramisu", "diavola");
    stream.crown("v1", "margherita", "funghi");
    stream.send(
        TopicCatalogue.MODEL_UPDATES,
        "experiment|e1",
        experiment("e1", ExperimentKind.SHADOW, "v2", 600));
    orders();
    stream.offer("tiramisu", false);
    orders();
    stream.send(
        TopicCatalogue.MODEL_UPDATES,
        "experiment|e2",
        experiment("e2", ExperimentKind.AB, "v2", 500));
    orders();
    stream.send(
        TopicCatalogue.MODEL_UPDATES,
        "experiment|e3",
        experiment("e3", ExperimentKind.AB, "baseline", 500));
    orders();
    stream.send(TopicCatalogue.MODEL_UPDATES, "experiment|e3", over("e3"));
    stream.crown("v3", "funghi", "cola");
    orders();
  }

  private void orders() {
    for (int end = round + 2; round < end; round++) {
      for (int customer = 0; customer < 10; customer++) {
        String item = (round + customer) % 3 == 0 ? "tiramisu" : "margherita";
        stream.order("c" + customer, "o-" + round + "-" + customer, round, item, "funghi");
      }
    }
  }

  private static Experiment experiment(
      String id, ExperimentKind kind, String challenger, int perMille) {
    return new Experiment(id, kind, challenger, perMille, "salt-" + id, "test", 0L, null, "");
  }

  private static Experiment over(String id) {
    return Experiment.newBuilder(experiment(id, ExperimentKind.AB, "baseline", 500))
        .setEndedAt(1L)
        .setEndReason("over")
        .build();
  }
}
