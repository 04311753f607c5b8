package dev.foretaste.learning.quality;

import static dev.foretaste.learning.quality.Contender.CHALLENGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.foretaste.learning.quality.Trial.Result;
import dev.foretaste.tables.ItemTables;
import dev.foretaste.tables.Neighbours;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QualityMeterTest {
  private final QualityMeter meter = new QualityMeter(tables("a", "b", "c", "d"), CHALLENGER);

  @Test
  void shouldTakeTheMeanOverExamples() {
    meter.add(trial(new Result(.5, 1, .8, TrialBuilder.answer(List.of()))));
    meter.add(trial(new Result(0, .25, .2, TrialBuilder.answer(List.of()))));
    meter.add(trial(new Result(0, 0, 0, TrialBuilder.answer(List.of()))));

    Quality quality = meter.result();

    assertThat(quality.examples()).isEqualTo(3);
    assertThat(quality.recall5()).isCloseTo(.5 / 3, within(1e-12));
    assertThat(quality.recall10()).isCloseTo(1.25 / 3, within(1e-12));
    assertThat(quality.ndcg10()).isCloseTo(1. / 3, within(1e-12));
    assertThat(quality.phr10()).isCloseTo(2. / 3, within(1e-12));
  }

  @Test
  void shouldCountWhatIsShownOfTheCatalogueOnce() {
    meter.add(trial(new Result(0, 0, 0, TrialBuilder.answer(List.of("a", "b", "not listed")))));
    meter.add(trial(new Result(0, 0, 0, TrialBuilder.answer(List.of("b", "c")))));

    assertThat(meter.result().coverage()).isEqualTo(.75);
  }

  @Test
  void shouldMeasureProbabilitiesOfAllCandidates() {
    Answer answer = TrialBuilder.answer(List.of(), .9f, .2f);
    meter.add(
        TrialBuilder.of("anna")
            .labelled(true, false)
            .result(CHALLENGER, new Result(0, 0, 0, answer))
            .build());

    Quality quality = meter.result();

    assertThat(quality.calibration().orElseThrow().error()).isCloseTo(.15, within(1e-6));
    assertThat(quality.toMetrics("x_"))
        .containsOnlyKeys(
            "x_recall@5",
            "x_recall@10",
            "x_ndcg@10",
            "x_phr@10",
            "x_coverage@10",
            "x_logloss",
            "x_calibration_error");
  }

  @Test
  void shouldBeZeroWithoutExamples() {
    assertThat(meter.result().toMetrics("").values()).containsOnly(0.0);
  }

  private static Trial trial(Result result) {
    return TrialBuilder.of("anna").result(CHALLENGER, result).build();
  }

  private static ItemTables tables(String... itemIds) {
    Neighbours none = Neighbours.none(itemIds.length);
    return new ItemTables(List.of(itemIds), Map.of(), none, none);
  }
}
