package dev.foretaste.evaluation.production;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretaste.evaluation.Ranked;
import dev.foretaste.evaluation.SampleData;
import dev.foretaste.evaluation.prequential.OnlineOrder;
import dev.foretaste.evaluation.prequential.PrequentialSettings;
import dev.foretaste.evaluation.prequential.TrainingSchedule;
import dev.foretaste.learning.training.TrainingParameters;
import dev.foretaste.schema.OrderPlaced;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OnlineProductionTest {
  private static final int CUSTOMERS = 60;
  private static final int ORDERS = 6;

  @Test
  void shouldPredictTheSameWhateverComesLater() {
    List<Ranked> rankings = run("abc", 3);
    List<Ranked> otherFuture = run("xyz", 3);

    int changed = CUSTOMERS * 3;
    assertThat(rankings.subList(0, changed)).isEqualTo(otherFuture.subList(0, changed));
    // The orders that differ are predicted without them: only what follows may differ.
    assertThat(rankings.subList(changed, changed + CUSTOMERS))
        .isEqualTo(otherFuture.subList(changed, changed + CUSTOMERS));
    assertThat(rankings).isNotEqualTo(otherFuture);
  }

  @Test
  void shouldPredictFromTheThirdOrderOn() {
    List<Ranked> rankings = run("abc", 3);

    assertThat(rankings.subList(0, CUSTOMERS * 2)).allMatch(Ranked.NOTHING::equals);
    assertThat(rankings.subList(CUSTOMERS * 2, CUSTOMERS * ORDERS))
        .noneMatch(Ranked.NOTHING::equals);
  }

  /** All first orders, then all second ones and so on, a round per block; one round is given. */
  private static List<Ranked> run(String items, int round) {
    OnlineProduction method =
        new OnlineProduction(
            new PrequentialSettings(CUSTOMERS, TrainingSchedule.every(CUSTOMERS)),
            TrainingParameters.standard().withThreads(1));
    List<List<OrderPlaced>> customers = new ArrayList<>();
    for (int customer = 0; customer < CUSTOMERS; customer++) {
      List<String> orders = new ArrayList<>();
      for (int order = 0; order < ORDERS; order++) {
        int taste = customer % 4 + (order + customer) % 3;
        orders.add(order == round ? items : "abcdefgh".substring(taste, taste + 2));
      }
      customers.add(SampleData.customer("c" + customer, orders).orders());
    }
    List<Ranked> rankings = new ArrayList<>();
    for (int order = 0; order < ORDERS; order++) {
      List<OnlineOrder> block = new ArrayList<>();
      for (int customer = 0; customer < CUSTOMERS; customer++) {
        block.add(
            new OnlineOrder(
                order * CUSTOMERS + customer,
                customer,
                order + 1,
                customers.get(customer).get(order)));
      }
      rankings.addAll(method.process(block));
    }
    return rankings;
  }
}
