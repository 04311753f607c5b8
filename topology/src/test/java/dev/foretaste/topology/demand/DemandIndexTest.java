package dev.foretaste.topology.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.foretaste.bundle.ScoringModel;
import dev.foretaste.candidates.Menu;
import dev.foretaste.orders.OrderEvent;
import dev.foretaste.prediction.PrequentialLoop;
import dev.foretaste.prediction.Step;
import dev.foretaste.preferences.Revision;
import dev.foretaste.schema.CustomerState;
import dev.foretaste.schema.OrderLine;
import dev.foretaste.schema.OrderPlaced;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class DemandIndexTest {
  private static final long DAY = 24L * 60 * 60 * 1_000;
  private static final long TODAY = 20_000;
  private static final List<String> ITEMS = List.of("pizza", "cola", "tea");

  @Property(tries = 50)
  void shouldBeTheSumOverTheStatesWhateverTheSequenceOfChanges(@ForAll long seed) {
    Random random = new Random(seed);
    DemandIndex kept = new DemandIndex();
    Map<String, CustomerState> customers = new HashMap<>();
    for (int i = 0; i < 60; i++) {
      String id = "c" + random.nextInt(8);
      CustomerState before = customers.get(id);
      CustomerState after = state(random, id);
      kept.remove(before, TODAY);
      kept.add(after, TODAY);
      customers.put(id, after);
    }

    DemandIndex counted = new DemandIndex();
    customers.values().forEach(state -> counted.add(state, TODAY));

    for (Optional<String> store : List.of(Optional.<String>empty(), Optional.of("s1"))) {
      assertThat(kept.read(store, TODAY, 8)).isEqualTo(counted.read(store, TODAY, 8));
    }
  }

  @Test
  void shouldExpectAnOrderWithTheProbabilityOfItsDay() {
    DemandIndex index = new DemandIndex();
    CustomerState state = state(new Random(1), "ann");
    state.getStanding().setAsOf(TODAY * DAY);
    state.getStanding().setExpectedNextOrderTime((TODAY + 1) * DAY);
    state.getStanding().setOrderWithin7Days(0.9f);
    state.getStanding().setOrderWithin30Days(0.99f);
    index.add(state, TODAY);

    DemandPart part = index.read(Optional.empty(), TODAY, 8);

    float probability = state.getStanding().getItems().get(0).getProbability();
    String item = state.getStanding().getItems().get(0).getItemId();
    assertThat(part.orders().get(0)).isCloseTo(0.5, within(1e-6));
    assertThat(part.items().get(item).get(0)).isCloseTo(0.5 * probability, within(1e-6));
    assertThat(part.orders().stream().limit(7).mapToDouble(p -> p).sum())
        .isCloseTo(0.9, within(1e-6));
    assertThat(part.customers()).isEqualTo(1);
  }

  @Test
  void shouldLeaveOutWhoIsNotExpectedAnyMore() {
    DemandIndex index = new DemandIndex();
    CustomerState state = state(new Random(1), "ann");
    state.getStanding().setAsOf((TODAY - DemandIndex.DORMANT_DAYS - 1) * DAY);
    state.getStanding().setExpectedNextOrderTime(TODAY * DAY);
    state.getStanding().setOrderWithin7Days(0.9f);
    state.getStanding().setOrderWithin30Days(0.99f);
    index.add(state, TODAY);

    DemandPart part = index.read(Optional.empty(), TODAY, 1);

    assertThat(part.dormant()).isEqualTo(1);
    assertThat(part.customers()).isZero();
    assertThat(part.items()).isEmpty();
  }

  private static CustomerState state(Random random, String id) {
    long at = (TODAY - random.nextInt(120)) * DAY + random.nextInt((int) DAY);
    List<OrderLine> lines =
        List.of(new OrderLine(ITEMS.get(random.nextInt(ITEMS.size())), null, 1, 1L));
    String store = random.nextBoolean() ? "s1" : "s2";
    Step.Accepted step =
        (Step.Accepted)
            new PrequentialLoop()
                .apply(
                    PrequentialLoop.unknownCustomer(),
                    new OrderEvent.Placed(
                        new OrderPlaced("o1", id, store, "web", at, "EUR", lines, true)),
                    new Revision(0, 1),
                    ScoringModel.initial(),
                    Menu.EVERYTHING);
    CustomerState state = step.after();
    if (random.nextInt(4) > 0) {
      state
          .getStanding()
          .setExpectedNextOrderTime(at + random.nextInt((int) (10 * DAY / 10)) * 10L);
      state.getStanding().setOrderWithin7Days(random.nextFloat());
      state.getStanding().setOrderWithin30Days(random.nextFloat());
    }
    return state;
  }
}
