package dev.foretaste.learning.examples;

import static dev.foretaste.learning.ExampleBuilder.example;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ExampleStoreTest {
  private final ExampleStore store = new ExampleStore("training-examples", 3, Long.MAX_VALUE);

  @Test
  void shouldHoldTheLastValueOfAKey() {
    store.put("anna|2", example().at(10).ordered("cola").build(), 0, 0);

    store.put("anna|2", example().at(20).ordered("fanta").build(), 0, 1);

    assertThat(store.snapshot().examples())
        .singleElement()
        .satisfies(
            held -> assertThat(held.decode().getOrdered().get(0).getItemId()).isEqualTo("fanta"));
  }

  @Test
  void shouldForgetWhatATombstoneNames() {
    store.put("anna|2", example().build(), 0, 0);

    store.remove("anna|2", 0, 1);

    assertThat(store.size()).isZero();
    assertThat(store.newExamples()).isZero();
    assertThat(store.snapshot().hash()).isZero();
    assertThat(store.snapshot().offsets()).containsEntry(0, 2L);
  }

  @Test
  void shouldGiveExamplesInChronologicalSequence() {
    store.put("c|2", example().customer("c").at(5).build(), 0, 0);
    store.put("b|2", example().customer("b").at(9).build(), 1, 0);
    store.put("a|2", example().customer("a").at(9).build(), 2, 0);

    assertThat(store.snapshot().examples())
        .extracting(HeldExample::customerId)
        .containsExactly("c", "a", "b");
  }

  @Test
  void shouldKeepASampleOfTheCustomersWithAllTheirExamplesWhenThereAreTooMany() {
    ExampleStore full = new ExampleStore("training-examples", 200, Long.MAX_VALUE);
    for (int slot = 0; slot < 4; slot++) {
      for (int customer = 0; customer < 100; customer++) {
        put(full, "customer-" + customer, slot);
      }
    }

    Map<String, Long> perCustomer =
        full.snapshot().examples().stream()
            .collect(Collectors.groupingBy(HeldExample::customerId, Collectors.counting()));
    assertThat(full.size()).isBetween(150, 200);
    assertThat(full.newExamples()).isEqualTo(full.size());
    assertThat(perCustomer.values()).containsOnly(4L);
    assertThat(full.snapshot().customers()).contains("% of the customers, by a hash of their ids");
  }

  @Test
  void shouldSampleTheSameCustomersWhateverTheSequence() {
    ExampleStore forwards = new ExampleStore("training-examples", 50, Long.MAX_VALUE);
    ExampleStore backwards = new ExampleStore("training-examples", 50, Long.MAX_VALUE);
    for (int customer = 0; customer < 300; customer++) {
      put(forwards, "customer-" + customer, 1);
      put(backwards, "customer-" + (299 - customer), 1);
    }

    Set<String> first = customersOf(forwards);
    Set<String> second = customersOf(backwards);
    assertThat(first.size()).isBetween(35, 50);
    assertThat(first.size() < second.size() ? second : first)
        .containsAll(first.size() < second.size() ? first : second);
  }

  @Test
  void shouldForgetOutdatedLabelsBeforeCustomers() {
    long year = Duration.ofDays(365).toMillis();
    for (int i = 0; i < 5; i++) {
      store.put("customer-" + i, example().customer("customer-" + i).at(i * year).build(), 0, i);
    }

    assertThat(store.snapshot().examples())
        .extracting(HeldExample::eventTime)
        .containsExactly(2 * year, 3 * year, 4 * year);
    assertThat(store.snapshot().customers()).isEqualTo("all customers");
  }

  @Test
  void shouldEvictTheOldestLabelsOfASingleCustomer() {
    for (int i = 0; i < 5; i++) {
      store.put("anna|" + i, example().at(100 - i).build(), 0, i);
    }

    assertThat(store.snapshot().examples())
        .extracting(HeldExample::eventTime)
        .containsExactly(98L, 99L, 100L);
    assertThat(store.newExamples()).isEqualTo(3);
  }

  @Test
  void shouldEvictWhenTheBytesAreTooMany() {
    int size = example().held().bytes().length;
    ExampleStore small = new ExampleStore("training-examples", 100, 2L * size);

    for (int i = 0; i < 5; i++) {
      small.put("anna|" + i, example().at(10 + i).build(), 0, i);
    }

    assertThat(small.size()).isEqualTo(2);
  }

  @Test
  void shouldHashTheSetWhateverTheSequenceAndThePlaces() {
    ExampleStore other = new ExampleStore("training-examples", 3, Long.MAX_VALUE);
    store.put("a|2", example().customer("a").build(), 0, 0);
    store.put("b|2", example().customer("b").build(), 0, 1);

    other.put("b|2", example().customer("b").build(), 1, 7);
    other.put("a|2", example().customer("a").ordered("other").build(), 1, 8);
    long different = other.snapshot().hash();
    other.put("a|2", example().customer("a").build(), 1, 9);

    assertThat(different).isNotEqualTo(store.snapshot().hash());
    assertThat(other.snapshot().hash()).isEqualTo(store.snapshot().hash());
  }

  @Test
  void shouldCountAsNewWhatTheLatestTrainingDidNotKnow() {
    store.put("a|2", example().customer("a").build(), 0, 0);
    store.put("b|2", example().customer("b").build(), 1, 0);

    store.trainedUpTo(new KnownOffsets(Map.of(0, 1L)));
    long unknown = store.newExamples();
    store.put("c|2", example().customer("c").build(), 0, 1);

    assertThat(unknown).isEqualTo(1);
    assertThat(store.newExamples()).isEqualTo(2);
  }

  @Test
  void shouldKnowWhatWasTrainedOnBeforeItIsRead() {
    store.trainedUpTo(new KnownOffsets(Map.of(0, 1L)));

    store.put("a|2", example().customer("a").build(), 0, 0);
    store.put("b|2", example().customer("b").build(), 0, 1);

    assertThat(store.newExamples()).isEqualTo(1);
  }

  private static void put(ExampleStore store, String customer, int slot) {
    store.put(customer + "|" + slot, example().customer(customer).at(slot).build(), 0, slot);
  }

  private static Set<String> customersOf(ExampleStore store) {
    return store.snapshot().examples().stream()
        .map(HeldExample::customerId)
        .collect(Collectors.toSet());
  }
}
