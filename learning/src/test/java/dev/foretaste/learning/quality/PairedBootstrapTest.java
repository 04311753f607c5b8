package dev.foretaste.learning.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PairedBootstrapTest {
  private final PairedBootstrap bootstrap = new PairedBootstrap();

  @Property(tries = 20)
  void shouldFindNoDifferenceBetweenEquals(@ForAll @IntRange(max = 300) int examples) {
    List<PairedDifference> differences = new ArrayList<>();
    for (int example = 0; example < examples; example++) {
      differences.add(new PairedDifference("customer-" + example % 7, 0));
    }

    assertThat(bootstrap.interval(differences)).isEqualTo(new Interval(0, 0, 0));
  }

  @Property(tries = 50)
  void shouldNotDependOnTheSequenceOfExamples(
      @ForAll @Size(min = 1, max = 60) List<@DoubleRange(min = -1, max = 1) Double> values,
      @ForAll @IntRange(min = 1, max = 20) int customers,
      @ForAll long seed) {
    List<PairedDifference> differences = differences(values, customers);
    List<PairedDifference> shuffled = new ArrayList<>(differences);
    Collections.shuffle(shuffled, new Random(seed));

    Interval interval = bootstrap.interval(differences);

    assertThat(new PairedBootstrap().interval(shuffled)).isEqualTo(interval);
  }

  @Property(tries = 50)
  void shouldMirrorWhenTheRankersAreExchanged(
      @ForAll @Size(min = 1, max = 60) List<@DoubleRange(min = -1, max = 1) Double> values) {
    List<Double> exchanged = values.stream().map(value -> -value).toList();

    Interval interval = bootstrap.interval(differences(values, values.size()));
    Interval mirrored = bootstrap.interval(differences(exchanged, values.size()));

    assertThat(mirrored.mean()).isCloseTo(-interval.mean(), within(1e-12));
    assertThat(mirrored.low()).isCloseTo(-interval.high(), within(1e-12));
    assertThat(mirrored.high()).isCloseTo(-interval.low(), within(1e-12));
  }

  @Test
  void shouldComeCloseToTheNormalIntervalOfManyIndependentCustomers() {
    Random random = new Random(7);
    List<Double> values = random.doubles(2_000, -.5, .5).boxed().toList();
    double mean = values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    double half = 1.96 * Math.sqrt(1.0 / 12 / 2_000);

    Interval interval = bootstrap.interval(differences(values, 2_000));

    assertThat(interval.mean()).isCloseTo(mean, within(1e-12));
    assertThat(interval.low()).isCloseTo(mean - half, within(half / 5));
    assertThat(interval.high()).isCloseTo(mean + half, within(half / 5));
  }

  @Test
  void shouldNotTakeTheExamplesOfOneCustomerForIndependent() {
    List<PairedDifference> few = new ArrayList<>();
    List<PairedDifference> many = new ArrayList<>();
    for (int example = 0; example < 1_000; example++) {
      double value = example % 10 < 5 ? -.1 : .1;
      few.add(new PairedDifference("customer-" + example % 10, value));
      many.add(new PairedDifference("customer-" + example, value));
    }

    Interval ofFew = bootstrap.interval(few);
    Interval ofMany = bootstrap.interval(many);

    assertThat(ofFew.high() - ofFew.low()).isGreaterThan(5 * (ofMany.high() - ofMany.low()));
  }

  private static List<PairedDifference> differences(List<Double> values, int customers) {
    List<PairedDifference> differences = new ArrayList<>();
    for (int example = 0; example < values.size(); example++) {
      differences.add(new PairedDifference("customer-" + example % customers, values.get(example)));
    }
    return differences;
  }
}
