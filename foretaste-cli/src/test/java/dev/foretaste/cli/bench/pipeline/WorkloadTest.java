package dev.foretaste.cli.bench.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretaste.schema.OrderLine;
import dev.foretaste.schema.OrderPlaced;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WorkloadTest {
  private final Workload workload = new Workload(20, 30, 3);

  @Test
  void shouldLetEveryCustomerFirstOrderAllOwnItems() {
    Set<String> customers = new HashSet<>();
    for (int number = 0; number < 20; number++) {
      OrderPlaced order = workload.order(number);
      customers.add(order.getCustomerId());
      assertThat(order.getLines())
          .extracting(OrderLine::getItemId)
          .hasSize(30)
          .doesNotHaveDuplicates();
    }

    assertThat(customers).hasSize(20);
  }

  @Test
  void shouldLetCustomersThenOrderSomeOfTheirItems() {
    OrderPlaced later = workload.order(57);
    int customer = Integer.parseInt(later.getCustomerId().substring("customer-".length()));

    OrderPlaced first = workload.order(customer);

    assertThat(later.getLines()).hasSize(3).isSubsetOf(first.getLines());
    assertThat(workload.order(57)).isEqualTo(later);
  }
}
