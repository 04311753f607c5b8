package dev.foretaste.evaluation;

import dev.foretaste.schema.OrderLine;
import dev.foretaste.schema.OrderPlaced;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Small data sets, written as one string per order with a letter per item. */
public final class SampleData {
  private SampleData() {}

  /** One customer per list of orders; the last order of each is to be predicted. */
  @SafeVarargs
  public static Dataset of(List<String>... customers) {
    List<List<String>> all = new ArrayList<>();
    for (List<String> orders : customers) {
      all.add(orders);
    }
    return ofAll(all);
  }

  public static Dataset ofAll(List<List<String>> customers) {
    List<CustomerHistory> histories = new ArrayList<>();
    for (List<String> orders : customers) {
      histories.add(customer("customer-" + histories.size(), orders));
    }
    return Dataset.of("sample", false, histories);
  }

  /** A customer with an order a day. */
  public static CustomerHistory customer(String id, List<String> orders) {
    List<OrderPlaced> placed = new ArrayList<>();
    for (String items : orders) {
      placed.add(
          OrderPlaced.newBuilder()
              .setOrderId(id + "-" + placed.size())
              .setCustomerId(id)
              .setStoreId("store-1")
              .setChannel("counter")
              .setCurrency("EUR")
              .setEventTime(placed.size() * 86_400_000L)
              .setLines(lines(items))
              .build());
    }
    return new CustomerHistory(id, placed);
  }

  private static List<OrderLine> lines(String items) {
    return Arrays.stream(items.split(""))
        .map(
            item ->
                OrderLine.newBuilder()
                    .setItemId(item)
                    .setSize(null)
                    .setQuantity(1)
                    .setUnitPrice(100)
                    .build())
        .toList();
  }
}
