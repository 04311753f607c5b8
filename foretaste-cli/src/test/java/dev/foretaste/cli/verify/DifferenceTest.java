package dev.foretaste.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretaste.schema.OrderPrediction;
import dev.foretaste.schema.RankedItem;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DifferenceTest {

  @Test
  void shouldFindNoneBetweenEqualRecords() {
    assertThat(Difference.between(prediction(1f, 2f), prediction(1f, 2f))).isEmpty();
    assertThat(Difference.between(prediction(Float.NaN), prediction(Float.NaN))).isEmpty();
  }

  @Test
  void shouldNameThePathAndBothValues() {
    assertThat(Difference.between(prediction(1f, 2f), prediction(1f, 3f)))
        .contains(new Difference("items[1].score", "2.0", "3.0"));
  }

  @Test
  void shouldTellZeroFromMinusZero() {
    assertThat(Difference.between(prediction(0f), prediction(-0f)))
        .contains(new Difference("items[0].score", "0.0", "-0.0"));
  }

  @Test
  void shouldTellListsOfDifferentLengths() {
    assertThat(Difference.between(prediction(1f, 2f), prediction(1f)))
        .contains(new Difference("items", "2 elements", "1 elements"));
    assertThat(Difference.between(prediction(), prediction(1f)))
        .contains(new Difference("items", "0 elements", "1 elements"));
  }

  @Test
  void shouldReportTheFirstOfSeveral() {
    OrderPrediction other = prediction(3f);
    other.setOrderId("o2");

    assertThat(Difference.between(prediction(1f), other))
        .contains(new Difference("orderId", "o1", "o2"));
  }

  @Test
  void shouldShortenLongValues() {
    OrderPrediction other = prediction(1f);
    other.setOrderId("x".repeat(500));

    assertThat(Difference.between(prediction(1f), other).orElseThrow().actual())
        .hasSizeLessThan(110);
  }

  private static OrderPrediction prediction(float... scores) {
    List<RankedItem> items = new ArrayList<>();
    for (float score : scores) {
      items.add(new RankedItem("a", score, 0.5f));
    }
    return new OrderPrediction(
        "0-1",
        "ann",
        "o1",
        0,
        1L,
        1,
        5L,
        "v0",
        "baseline",
        7L,
        1,
        items,
        List.of(),
        "few-orders",
        null,
        null,
        null);
  }
}
