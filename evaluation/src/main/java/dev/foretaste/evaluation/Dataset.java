package dev.foretaste.evaluation;

import dev.foretaste.orders.Baskets;
import dev.foretaste.schema.BasketLine;
import dev.foretaste.schema.OrderPlaced;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Customers whose last order is to be predicted from their orders before it. Customers and items
 * are numbered from 0, customers in the sequence of the file. Immutable and thread-safe; arrays
 * that it returns are not to be changed.
 */
public final class Dataset {
  /** Fewest orders of a customer who takes part: one to know the customer by, one to predict. */
  public static final int LEAST_ORDERS = 2;

  private final String name;
  private final boolean timed;
  private final List<CustomerHistory> customers;
  private final List<String> itemIds;
  private final int[][][] histories;

  private Dataset(
      String name,
      boolean timed,
      List<CustomerHistory> customers,
      List<String> itemIds,
      int[][][] histories) {
    this.name = name;
    this.timed = timed;
    this.customers = customers;
    this.itemIds = itemIds;
    this.histories = histories;
  }

  /**
   * Takes customers with at least {@link #LEAST_ORDERS} orders; others are left out.
   *
   * @param name of the data, for people
   * @param timed whether event times are real; otherwise a customer's sequence is the only clock
   */
  public static Dataset of(String name, boolean timed, Collection<CustomerHistory> customers) {
    List<CustomerHistory> predictable =
        customers.stream().filter(customer -> customer.orders().size() >= LEAST_ORDERS).toList();
    Map<String, Integer> numbers = new LinkedHashMap<>();
    int[][][] histories = new int[predictable.size()][][];
    for (int customer = 0; customer < histories.length; customer++) {
      histories[customer] = baskets(predictable.get(customer).orders(), numbers);
    }
    return new Dataset(name, timed, predictable, new ArrayList<>(numbers.keySet()), histories);
  }

  /** Groups orders, which come in the sequence of their event times, by customer. */
  public static Dataset of(String name, boolean timed, Stream<OrderPlaced> orders) {
    Map<String, List<OrderPlaced>> byCustomer =
        orders.collect(
            Collectors.groupingBy(
                OrderPlaced::getCustomerId, LinkedHashMap::new, Collectors.toList()));
    return of(
        name,
        timed,
        byCustomer.entrySet().stream()
            .map(entry -> new CustomerHistory(entry.getKey(), entry.getValue()))
            .toList());
  }

  private static int[][] baskets(List<OrderPlaced> orders, Map<String, Integer> numbers) {
    int[][] baskets = new int[orders.size() - 1][];
    for (int order = 0; order < baskets.length; order++) {
      baskets[order] =
          Baskets.of(orders.get(order).getLines()).stream()
              .map(BasketLine::getItemId)
              .mapToInt(item -> numbers.computeIfAbsent(item, id -> numbers.size()))
              .toArray();
    }
    return baskets;
  }

  /** Name of the data, for people. */
  public String name() {
    return name;
  }

  /** Whether event times are real. */
  public boolean timed() {
    return timed;
  }

  /** How many customers there are. */
  public int size() {
    return customers.size();
  }

  /** How many orders they placed, the last ones included. */
  public int orders() {
    return customers.stream().mapToInt(customer -> customer.orders().size()).sum();
  }

  /** How many items the histories hold. */
  public int items() {
    return itemIds.size();
  }

  /** Id of an item. */
  public String itemId(int item) {
    return itemIds.get(item);
  }

  /** A customer with all orders, the last one included. */
  public CustomerHistory customer(int customer) {
    return customers.get(customer);
  }

  /** The customer's orders before the last one: per order its distinct items, as written. */
  public int[][] history(int customer) {
    return histories[customer];
  }

  /** Items of the customer's last order: what is to be predicted. */
  public Set<String> truth(int customer) {
    List<OrderPlaced> orders = customers.get(customer).orders();
    return orders.get(orders.size() - 1).getLines().stream()
        .map(line -> line.getItemId())
        .collect(Collectors.toUnmodifiableSet());
  }
}
