package dev.foretaste.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.foretaste.evaluation.Breakdown.Bin;
import dev.foretaste.evaluation.Breakdown.Part;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BreakdownMeterTest {
  private static final Ranked A_B = new Ranked(List.of("a", "b"), List.of(0.92, 0.31));

  private final BreakdownMeter meter = new BreakdownMeter();

  @Test
  void shouldGroupOrdersByWhatWasKnownOfTheCustomer() {
    meter.add(new TestedOrder(A_B, Set.of("a"), 1, Set.of()));
    meter.add(new TestedOrder(A_B, Set.of("z"), 4, Set.of()));
    meter.add(new TestedOrder(A_B, Set.of("a", "z"), 3, Set.of()));
    meter.add(new TestedOrder(A_B, Set.of("b"), 500, Set.of()));

    assertThat(meter.result().byHistory())
        .extracting(Part::label, Part::orders, BreakdownMeterTest::recall)
        .containsExactly(tuple("1", 1, 1.0), tuple("3–4", 2, 0.25), tuple("20 or more", 1, 1.0));
    assertThat(meter.result().bySegment())
        .extracting(Part::label)
        .containsExactly("NEW", "OCCASIONAL", "REGULAR");
  }

  @Test
  void shouldMeasureWhatWasHadBeforeApartFromWhatWasNot() {
    meter.add(new TestedOrder(A_B, Set.of("a", "c", "z"), 1, Set.of("a", "c", "x")));
    meter.add(new TestedOrder(A_B, Set.of("b"), 1, Set.of("a")));

    List<Part> byNovelty = meter.result().byNovelty();

    assertThat(byNovelty).extracting(Part::orders).containsExactly(1, 2);
    assertThat(recall(byNovelty.get(0))).isEqualTo(0.5);
    assertThat(recall(byNovelty.get(1))).isEqualTo(0.5);
  }

  @Test
  void shouldCompareProbabilitiesWithWhatCameTrue() {
    meter.add(new TestedOrder(A_B, Set.of("a"), 1, Set.of()));
    meter.add(
        new TestedOrder(
            new Ranked(List.of("c", "d"), List.of(1.0, 0.35)), Set.of("d"), 1, Set.of()));

    List<Bin> bins = meter.result().calibration();

    assertThat(bins).extracting(Bin::items).containsExactly(2, 2);
    assertThat(bins.get(0).predicted()).isCloseTo(0.33, within(1e-12));
    assertThat(bins).extracting(Bin::observed).containsExactly(0.5, 0.5);
  }

  @Test
  void shouldHaveNoCalibrationWithoutProbabilities() {
    meter.add(new TestedOrder(Ranked.of(List.of("a")), Set.of("a"), 1, Set.of()));

    assertThat(meter.result().calibration()).isEmpty();
  }

  private static double recall(Part part) {
    return part.quality().mean(Metric.RECALL_10);
  }
}
