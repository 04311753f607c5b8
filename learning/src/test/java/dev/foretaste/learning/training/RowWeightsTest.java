package dev.foretaste.learning.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretaste.learning.ExampleBuilder;
import dev.foretaste.schema.OrderRating;
import dev.foretaste.schema.TrainingExample;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowWeightsTest {
  private final RowWeights weights = new RowWeights();

  @Test
  void shouldWeighTheRowsOfRatedOrdersOfTheSameCustomer() {
    weights.note(example("ann", "o2"), 0, 2, 1);
    weights.note(example("bob", "o2"), 2, 3, 1);
    weights.note(example("ann", "o3", new OrderRating("o2", 1)), 3, 4, 1);
    weights.note(example("ann", "o4", new OrderRating("o3", 5)), 4, 5, 1);

    assertThat(weights.of(5).orElseThrow()).containsExactly(.25f, .25f, 1, 1.5f, 1);
  }

  @Test
  void shouldLetTheLastRatingCount() {
    weights.note(example("ann", "o2"), 0, 1, 1);
    weights.note(example("ann", "o3", new OrderRating("o2", 1), new OrderRating("o2", 4)), 1, 2, 1);

    assertThat(weights.of(2).orElseThrow()).containsExactly(1.25f, 1);
  }

  @Test
  void shouldWeighNothingWhenNobodyRated() {
    weights.note(example("ann", "o2"), 0, 1, 1);

    assertThat(weights.of(1)).isEmpty();
  }

  @Test
  void shouldShareTheWeightOfAnOrderThatHasRowsTwice() {
    weights.note(example("ann", "o2"), 0, 2, .75f);
    weights.note(example("ann", "o2"), 2, 3, .25f);
    weights.note(example("bob", "o2"), 3, 4, 1);
    assertThat(weights.of(4).orElseThrow()).containsExactly(.75f, .75f, .25f, 1);

    weights.note(example("ann", "o3", new OrderRating("o2", 1)), 4, 5, 1);

    assertThat(weights.of(5).orElseThrow()).containsExactly(.1875f, .1875f, .0625f, 1, 1);
  }

  private static TrainingExample example(String customer, String order, OrderRating... ratings) {
    TrainingExample example = ExampleBuilder.example().build();
    example.setCustomerId(customer);
    example.setOrderId(order);
    example.setRatings(List.of(ratings));
    return example;
  }
}
