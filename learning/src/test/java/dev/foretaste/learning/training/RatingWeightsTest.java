package dev.foretaste.learning.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretaste.learning.ExampleBuilder;
import dev.foretaste.schema.OrderRating;
import dev.foretaste.schema.TrainingExample;
import java.util.List;
import org.junit.jupiter.api.Test;

class RatingWeightsTest {
  private final RatingWeights weights = new RatingWeights();

  @Test
  void shouldWeighTheRowsOfRatedOrdersOfTheSameCustomer() {
    weights.note(example("ann", "o2"), 0, 2);
    weights.note(example("bob", "o2"), 2, 3);
    weights.note(example("ann", "o3", new OrderRating("o2", 1)), 3, 4);
    weights.note(example("ann", "o4", new OrderRating("o3", 5)), 4, 5);

    assertThat(weights.weights(5).orElseThrow()).containsExactly(.25f, .25f, 1, 1.5f, 1);
  }

  @Test
  void shouldLetTheLastRatingCount() {
    weights.note(example("ann", "o2"), 0, 1);
    weights.note(example("ann", "o3", new OrderRating("o2", 1), new OrderRating("o2", 4)), 1, 2);

    assertThat(weights.weights(2).orElseThrow()).containsExactly(1.25f, 1);
  }

  @Test
  void shouldWeighNothingWhenNobodyRated() {
    weights.note(example("ann", "o2"), 0, 1);

    assertThat(weights.weights(1)).isEmpty();
  }

  private static TrainingExample example(String customer, String order, OrderRating... ratings) {
    TrainingExample example = ExampleBuilder.example().build();
    example.setCustomerId(customer);
    example.setOrderId(order);
    example.setRatings(List.of(ratings));
    return example;
  }
}
