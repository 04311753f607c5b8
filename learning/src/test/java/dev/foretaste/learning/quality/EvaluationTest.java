package dev.foretaste.learning.quality;

import static dev.foretaste.learning.quality.Contender.BASELINE;
import static dev.foretaste.learning.quality.Contender.CHALLENGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.foretaste.learning.quality.Comparison.SegmentDifference;
import dev.foretaste.tables.ItemTables;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvaluationTest {

  @Test
  void shouldKeepSegmentsApart() {
    Evaluation evaluation =
        evaluation(
            trial("anna", Segment.NEW, 1, .2, .1),
            trial("bea", Segment.REGULAR, 2, .8, .9),
            trial("cleo", Segment.REGULAR, 3, .6, .9));

    SegmentedQuality quality = evaluation.quality(CHALLENGER);
    Comparison comparison = evaluation.compare(CHALLENGER, BASELINE);

    assertThat(quality.toMetrics(""))
        .containsEntry("new_recall@10", .2)
        .containsEntry("regular_examples", 2.0)
        .doesNotContainKey("occasional_examples");
    assertThat(quality.segments().get(Segment.REGULAR).ndcg10()).isCloseTo(.7, within(1e-12));
    assertThat(comparison.examples()).isEqualTo(3);
    assertThat(comparison.segments()).containsOnlyKeys(Segment.NEW, Segment.REGULAR);
    SegmentDifference regulars = comparison.segments().get(Segment.REGULAR);
    assertThat(regulars.examples()).isEqualTo(2);
    assertThat(regulars.ndcg10().mean()).isCloseTo(-.2, within(1e-12));
    assertThat(regulars.ndcg10().low()).isCloseTo(-.3, within(1e-12));
    assertThat(regulars.ndcg10().high()).isCloseTo(-.1, within(1e-12));
  }

  @Test
  void shouldPublishDifferencesWithTheirBounds() {
    Evaluation evaluation = evaluation(trial("anna", Segment.OCCASIONAL, 1, .5, .25));

    assertThat(evaluation.compare(CHALLENGER, BASELINE).toMetrics("baseline_"))
        .containsEntry("baseline_ndcg@10_difference", .25)
        .containsEntry("baseline_ndcg@10_difference_low", .25)
        .containsEntry("baseline_recall@10_difference_high", .25)
        .containsEntry("baseline_occasional_ndcg@10_difference_low", .25);
  }

  @Test
  void shouldLeaveOutWhatIsNotNewer() {
    Evaluation evaluation =
        evaluation(trial("anna", Segment.NEW, 1, .2, .1), trial("anna", Segment.NEW, 2, .4, .1));

    Evaluation later = evaluation.after(1);

    assertThat(later.size()).isEqualTo(1);
    assertThat(later.quality(CHALLENGER).all().recall10()).isEqualTo(.4);
    assertThat(evaluation.after(2).size()).isZero();
    assertThat(evaluation.after(2).compare(CHALLENGER, BASELINE).customers()).isZero();
  }

  @Test
  void shouldCountCustomersOnce() {
    Evaluation evaluation =
        evaluation(trial("anna", Segment.NEW, 1, .2, .1), trial("anna", Segment.NEW, 2, .4, .1));

    assertThat(evaluation.compare(CHALLENGER, BASELINE).customers()).isEqualTo(1);
  }

  @Test
  void shouldDrawTheLinesBetweenSegments() {
    List<Segment> segments = new ArrayList<>();
    for (int orders : new int[] {1, 2, 3, 9, 10, 500}) {
      segments.add(Segment.of(orders));
    }

    assertThat(segments)
        .containsExactly(
            Segment.NEW,
            Segment.NEW,
            Segment.OCCASIONAL,
            Segment.OCCASIONAL,
            Segment.REGULAR,
            Segment.REGULAR);
  }

  private static Evaluation evaluation(Trial... trials) {
    return new Evaluation(List.of(trials), ItemTables.EMPTY);
  }

  private static Trial trial(
      String customerId, Segment segment, long eventTime, double challenger, double baseline) {
    return TrialBuilder.of(customerId)
        .in(segment)
        .at(eventTime)
        .result(CHALLENGER, challenger)
        .result(BASELINE, baseline)
        .build();
  }
}
