package dev.foretaste.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.foretaste.schema.OrderPlaced;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TimedSplitTest {

  @Test
  void shouldPredictTheFirstOrderAfterTheCutFromThoseBeforeIt() {
    Dataset data = timed();

    // 202 orders are not their customer's first; the one after four fifths of them is on day 8.
    assertThat(data.isPredictable(0)).isTrue();
    assertThat(data.history(0)).hasNumberOfRows(8);
    assertThat(data.truth(0)).isEqualTo(Set.of("i"));
    assertThat(data.customer(0).orders()).hasSize(9);
  }

  @Test
  void shouldLearnFromNothingThatIsYoungerThanWhatIsPredicted() {
    Dataset data = timed();
    Split split = Split.of(data, 0);

    long earliestTest =
        split.test().stream().mapToLong(customer -> last(data, customer)).min().orElseThrow();
    for (int customer = 0; customer < data.size(); customer++) {
      int known = data.history(customer).length;
      OrderPlaced latestKnown = data.customer(customer).orders().get(known - 1);
      assertThat(latestKnown.getEventTime()).isLessThan(earliestTest);
    }
    assertThat(split.test()).allMatch(data::isPredictable).doesNotContain(20, 21);
    assertThat(split.test().size() + split.validation().size() + split.train().size())
        .isEqualTo(data.size());
  }

  @Test
  void shouldDecideSettingsOneOrderEarlier() {
    Dataset earlier = timed().forValidation();

    assertThat(earlier.history(0)).hasNumberOfRows(7);
    assertThat(earlier.truth(0)).isEqualTo(Set.of("h"));
  }

  @Test
  void shouldSayWhenNobodyOrdersOnBothSidesOfTheCut() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Split.of(apart(), 0))
        .withMessageContaining("timestamp");
  }

  /** Who came early left; who came late came but once, with two orders at the same time. */
  private static Dataset apart() {
    List<CustomerHistory> customers = new ArrayList<>();
    for (int c = 0; c < 50; c++) {
      CustomerHistory customer = SampleData.customer("c" + c, List.of("a", "b"));
      if (c >= 40) {
        customer.orders().forEach(order -> order.setEventTime(100 * 86_400_000L));
      }
      customers.add(customer);
    }
    return Dataset.of("apart", true, customers);
  }

  /** Twenty customers who order to the end, two who left early. */
  private static Dataset timed() {
    List<CustomerHistory> customers = new ArrayList<>();
    List<String> orders = List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k");
    for (int c = 0; c < 20; c++) {
      customers.add(SampleData.customer("c" + c, orders));
    }
    customers.add(SampleData.customer("left", List.of("a", "b")));
    customers.add(SampleData.customer("left too", List.of("a", "b")));
    return Dataset.of("timed", true, customers);
  }

  private static long last(Dataset data, int customer) {
    List<OrderPlaced> orders = data.customer(customer).orders();
    return orders.get(orders.size() - 1).getEventTime();
  }
}
