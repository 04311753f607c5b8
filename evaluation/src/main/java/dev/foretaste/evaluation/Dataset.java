package dev.foretaste.evaluation;

import dev.foretaste.orders.Baskets;
import dev.foretaste.schema.BasketLine;
import dev.foretaste.schema.OrderPlaced;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Customers whose last order is to be predicted from their orders before it. Customers and items
 * are numbered from 0, customers in the sequence of the file. Immutable and thread-safe; arrays
 * that it returns are not to be changed.
 *
 * <p>Where times are real, the data are parted at a point in time after four fifths of the orders.
 * What is to be predicted is a customer's first order after it, from the orders before it; later
 * ones are left out, and a customer without orders on both sides is known but not predicted.
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
    if (!timed) {
      return of(name, false, customers, customer -> customer.orders().size() - 1);
    }
    TimeCut cut = TimeCut.of(customers);
    return of(name, true, customers.stream().map(cut::part).toList(), cut::ordersBefore);
  }

  private static Dataset of(
      String name,
      boolean timed,
      Collection<CustomerHistory> customers,
      ToIntFunction<CustomerHistory> known) {
    List<CustomerHistory> taken =
        customers.stream().filter(customer -> customer.orders().size() >= LEAST_ORDERS).toList();
    Map<String, Integer> numbers = new LinkedHashMap<>();
    int[][][] histories = new int[taken.size()][][];
    for (int customer = 0; customer < histories.length; customer++) {
      CustomerHistory history = taken.get(customer);
      histories[customer] =
          baskets(history.orders().subList(0, known.applyAsInt(history)), numbers);
    }
    return new Dataset(name, timed, taken, new ArrayList<>(numbers.keySet()), histories);
  }

  /**
   * The data as they were one order earlier, to decide between settings: customers and items keep
   * their numbers. Without real times the validation customers' last orders serve, and these are
   * the same data. What is returned has no cut of its own.
   */
  public Dataset forValidation() {
    if (!timed) {
      return this;
    }
    List<CustomerHistory> earlier = new ArrayList<>();
    int[][][] shorter = new int[histories.length][][];
    for (int customer = 0; customer < shorter.length; customer++) {
      int known = histories[customer].length;
      CustomerHistory all = customers.get(customer);
      earlier.add(new CustomerHistory(all.customerId(), all.orders().subList(0, known)));
      shorter[customer] = Arrays.copyOf(histories[customer], Math.max(0, known - 1));
    }
    return new Dataset(name, false, earlier, itemIds, shorter);
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
    int[][] baskets = new int[orders.size()][];
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

  /** Whether the customer's last order can be predicted: something is known, and it is not. */
  public boolean isPredictable(int customer) {
    int known = histories[customer].length;
    return known > 0 && known < customers.get(customer).orders().size();
  }

  /** The orders that are known of the customer: per order its distinct items, as written. */
  public int[][] history(int customer) {
    return histories[customer];
  }

  /** The distinct items in {@link #history}. */
  public Set<String> itemsBefore(int customer) {
    return Arrays.stream(histories[customer])
        .flatMapToInt(Arrays::stream)
        .mapToObj(itemIds::get)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Items of the customer's last order: what is to be predicted. */
  public Set<String> truth(int customer) {
    List<OrderPlaced> orders = customers.get(customer).orders();
    return orders.get(orders.size() - 1).getLines().stream()
        .map(line -> line.getItemId())
        .collect(Collectors.toUnmodifiableSet());
  }
}
