package dev.foretaste.preferences;

import static dev.foretaste.fixtures.OrderEvents.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.foretaste.schema.BasketLine;
import dev.foretaste.schema.CustomerPreferences;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;

class RhythmTest {
  private final PreferenceLearner learner = new PreferenceLearner();

  @Property
  void shouldSumGapsBetweenOrdersAsTheyCameLateOnesLeftOut(
      @ForAll @Size(max = 12) List<@DoubleRange(max = 40) Double> days) {
    CustomerPreferences customer = learner.unknownCustomer("ann");
    List<Long> inTime = new ArrayList<>();
    for (int number = 0; number < days.size(); number++) {
      long time = at(days.get(number) + number);
      if (inTime.isEmpty() || time >= inTime.get(inTime.size() - 1)) {
        inTime.add(time);
      }
      customer = ordered(customer, number, time);
    }

    Rhythm rhythm = Rhythm.of(customer);

    double weight = 0;
    double logs = 0;
    double squares = 0;
    for (int gap = 1; gap < inTime.size(); gap++) {
      double left = Math.pow(0.9, inTime.size() - 1 - gap);
      double log = Math.log(Math.max(1_000, inTime.get(gap) - inTime.get(gap - 1)) / 86_400_000.0);
      weight += left;
      logs += left * log;
      squares += left * log * log;
    }
    assertThat(rhythm.weight()).isEqualTo(weight, within(1e-9));
    assertThat(rhythm.logSum()).isEqualTo(logs, within(1e-9));
    assertThat(rhythm.logSquareSum()).isEqualTo(squares, within(1e-9));
  }

  private CustomerPreferences ordered(CustomerPreferences customer, int number, long time) {
    return learner.learn(
        customer,
        new Revision(0, number),
        "o" + number,
        "store",
        time,
        List.of(new BasketLine("a", 1)));
  }
}
