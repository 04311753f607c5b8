package dev.foretaste.evaluation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Customers dealt into three groups, as in Li et al., "A Next Basket Recommendation Reality Check"
 * (TOIS 2023), section 4: a train customer's last order may be learned from, a validation
 * customer's may decide between settings, a test customer's is only predicted.
 *
 * @param train 72 %
 * @param validation 8 %
 * @param test 20 %
 */
public record Split(List<Integer> train, List<Integer> validation, List<Integer> test) {
  private static final double TEST = 0.20;
  private static final double VALIDATION = 0.08;

  /** Fewest customers that make three groups with somebody in each. */
  public static final int LEAST_CUSTOMERS = 10;

  /** Copies the lists. */
  public Split {
    train = List.copyOf(train);
    validation = List.copyOf(validation);
    test = List.copyOf(test);
  }

  /**
   * Deals the customers of a data set. Where times are real, only customers whose orders stand on
   * both sides of the cut are tested, and nobody's order after it is learned from.
   *
   * @throws IllegalArgumentException when there are too few
   */
  public static Split of(Dataset data, long seed) {
    Split dealt = of(data.size(), seed);
    if (!data.timed()) {
      return dealt;
    }
    List<Integer> shuffled = new ArrayList<>(dealt.test());
    shuffled.addAll(dealt.validation());
    shuffled.addAll(dealt.train());
    List<Integer> test =
        shuffled.stream().filter(data::isPredictable).limit(dealt.test().size()).toList();
    if (test.isEmpty()) {
      throw new IllegalArgumentException(
          "no customer has an order in the first four fifths of the orders and one in the last;"
              + " without the timestamp column, customers' last orders are predicted");
    }
    Set<Integer> tested = Set.copyOf(test);
    List<Integer> others = shuffled.stream().filter(c -> !tested.contains(c)).toList();
    int validation = dealt.validation().size();
    return new Split(
        others.subList(validation, others.size()), others.subList(0, validation), test);
  }

  /**
   * Shuffles customers 0 to size - 1 with {@link Random}, whose sequence is specified: the same
   * seed deals the same groups everywhere.
   *
   * @throws IllegalArgumentException when there are fewer than {@link #LEAST_CUSTOMERS}
   */
  public static Split of(int size, long seed) {
    if (size < LEAST_CUSTOMERS) {
      throw new IllegalArgumentException(
          "%d customers with two orders or more are too few to split; at least %d are needed"
              .formatted(size, LEAST_CUSTOMERS));
    }
    List<Integer> customers = new ArrayList<>(IntStream.range(0, size).boxed().toList());
    Collections.shuffle(customers, new Random(seed));
    int test = (int) Math.round(size * TEST);
    int validation = (int) Math.round(size * VALIDATION);
    int train = size - test - validation;
    return new Split(
        customers.subList(0, train),
        customers.subList(train, train + validation),
        customers.subList(train + validation, size));
  }
}
