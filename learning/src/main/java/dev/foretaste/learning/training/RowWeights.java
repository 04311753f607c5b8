package dev.foretaste.learning.training;

import dev.foretaste.schema.OrderRating;
import dev.foretaste.schema.TrainingExample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How much rows count in training: less when the customer was unhappy with the order, more when
 * happy, and only their share of an order that has rows several times. An order's rating comes with
 * a later example of the customer; of several, the last counts. Not thread-safe.
 */
final class RowWeights {
  /** By rating, from 1; an order without a rating weighs as much as one with 3. */
  private static final float[] BY_RATING = {.25f, .5f, 1, 1.25f, 1.5f};

  private static final float UNRATED = 1;
  private static final float WHOLE = 1;

  private final Map<Order, Integer> ratings = new HashMap<>();
  private final List<Rows> orders = new ArrayList<>();
  private boolean whole = true;

  private record Order(String customerId, String orderId) {}

  private record Rows(Order order, int from, int to, float share) {}

  /**
   * Notes which rows, from the first to before the last, an example has, their share of it, and
   * what it rates.
   */
  void note(TrainingExample example, int from, int to, float share) {
    orders.add(new Rows(new Order(example.getCustomerId(), example.getOrderId()), from, to, share));
    whole &= share == WHOLE;
    for (OrderRating given : example.getRatings()) {
      ratings.put(new Order(example.getCustomerId(), given.getOrderId()), given.getRating());
    }
  }

  /** The weights of so many rows; empty when all weigh the same. */
  Optional<float[]> of(int rows) {
    if (ratings.isEmpty() && whole) {
      return Optional.empty();
    }
    float[] weights = new float[rows];
    for (Rows span : orders) {
      Integer rating = ratings.get(span.order());
      float rated = rating == null ? UNRATED : BY_RATING[rating - 1];
      Arrays.fill(weights, span.from(), span.to(), rated * span.share());
    }
    return Optional.of(weights);
  }
}
