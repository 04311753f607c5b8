package dev.foretaste.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CustomerSampleTest {
  private static final List<String> CUSTOMERS =
      IntStream.range(0, 10_000).mapToObj(i -> "customer-" + i).toList();

  @Test
  void shouldTakeAboutTheShareAskedFor() {
    assertThat(CUSTOMERS.stream().filter(new CustomerSample(0.1)::includes).count())
        .isBetween(850L, 1_150L);
  }

  @Test
  void shouldTakeTheSameCustomersEveryTime() {
    CustomerSample sample = new CustomerSample(0.01);
    List<String> chosen = CUSTOMERS.stream().filter(sample::includes).toList();

    assertThat(CUSTOMERS.stream().filter(sample::includes).toList()).isEqualTo(chosen);
  }

  @Test
  void shouldTakeOneWhenThereAreAny() {
    CustomerSample sample = new CustomerSample(1e-12);

    assertThat(CUSTOMERS.stream().filter(sample::includes)).containsExactly("customer-0");
    assertThat(sample.includes("customer-0")).isTrue();
  }

  @Test
  void shouldTakeAllOrNone() {
    assertThat(CUSTOMERS).allMatch(new CustomerSample(1)::includes);
    assertThat(CUSTOMERS).noneMatch(new CustomerSample(0)::includes);
  }
}
