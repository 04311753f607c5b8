package dev.foretaste.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretaste.bundle.ScoringModel;
import dev.foretaste.candidates.Menu;
import dev.foretaste.orders.OrderEvent;
import dev.foretaste.prediction.PrequentialLoop;
import dev.foretaste.prediction.Step;
import dev.foretaste.preferences.Revision;
import dev.foretaste.schema.CustomerState;
import dev.foretaste.schema.OrderLine;
import dev.foretaste.schema.OrderPlaced;
import dev.foretaste.schema.PendingFeedback;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NaiveCheckTest {
  private final Mismatches mismatches = new Mismatches();
  private final NaiveCheck check = new NaiveCheck(new CustomerSample(1), mismatches);
  private final PrequentialLoop loop = new PrequentialLoop();
  private CustomerState state = PrequentialLoop.unknownCustomer();
  private long offset;

  @Test
  void shouldFindFeaturesOfSoundPreferencesRight() {
    accept(order("o1", "a", "b"));
    state.setPendingFeedback(List.of(new PendingFeedback(0, 0L, "o1", 2, "")));
    accept(order("o2", "a"));

    assertThat(mismatches.examples()).isEmpty();
    assertThat(check.checked()).isEqualTo(2);
  }

  @Test
  void shouldFindAWeightThatWasLearnedWrong() {
    accept(order("o1", "a", "b"));
    OrderEvent event = order("o2", "a");
    Step.Accepted step = apply(event);
    step.after().getPreferences().getItems().get(0).setFastWeight(1.7);

    check.accept(event, step, new AppliedModel(ScoringModel.initial(), true), Menu.EVERYTHING);

    assertThat(mismatches.examples())
        .containsExactly(new Mismatch("features", 0, 1, "own_fast_weight", "1.6", "1.7"));
  }

  @Test
  void shouldSkipCustomersWhoseItemsWereEvicted() {
    accept(order("o1", IntStream.range(0, 300).mapToObj(i -> "i" + i).toArray(String[]::new)));

    assertThat(check.checked()).isZero();
    assertThat(check.skipped()).isEqualTo(1);
  }

  @Test
  void shouldSkipPredictionsOfRetiredModels() {
    OrderEvent event = order("o1", "a");

    check.accept(event, apply(event), AppliedModel.retired("v1"), Menu.EVERYTHING);

    assertThat(check.skipped()).isEqualTo(1);
  }

  private void accept(OrderEvent event) {
    Step.Accepted step = apply(event);
    check.accept(event, step, new AppliedModel(ScoringModel.initial(), true), Menu.EVERYTHING);
  }

  private Step.Accepted apply(OrderEvent event) {
    Step step =
        loop.apply(
            state, event, new Revision(0, offset++), ScoringModel.initial(), Menu.EVERYTHING);
    state = ((Step.Accepted) step).after();
    return (Step.Accepted) step;
  }

  private OrderEvent order(String orderId, String... items) {
    return new OrderEvent.Placed(
        new OrderPlaced(
            orderId,
            "ann",
            "s",
            "web",
            1_700_000_000_000L + offset,
            "EUR",
            List.of(items).stream().map(item -> new OrderLine(item, null, 1, 1L)).toList(),
            true));
  }
}
