package dev.foretaste.preferences;

import dev.foretaste.schema.Basket;
import dev.foretaste.schema.BasketLine;
import dev.foretaste.schema.CustomerPreferences;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The state transition of a customer: {@code preferences' = learn(preferences, order)}. Pure: every
 * method returns a new object and leaves its arguments as they are. Thread-safe.
 *
 * <p>Order numbers count events as they arrive. An order that is older than the customer's latest
 * takes the next number, counts in the weight by time with the decay of its age, and leaves the
 * recent baskets as they are. A cancelled order keeps its number and its place in the customer's
 * rhythm (its gaps, orderCount, distinctLines, repeatLines, and firstOrder, lastOrder, lastTime and
 * ratings of items that other orders have too); what else it said about items is taken back, and an
 * item that no other order has is forgotten as a whole. The same holds for lines that an amendment
 * takes away.
 */
public final class PreferenceLearner {
  /** Most items kept per customer. */
  public static final int MAX_ITEMS = 256;

  /** How many of the latest orders are kept whole. */
  public static final int RECENT_BASKETS = 3;

  private final int maxItems;

  /** Keeps {@link #MAX_ITEMS} items. */
  public PreferenceLearner() {
    this(MAX_ITEMS);
  }

  /**
   * Keeps another number of items, to see what that changes.
   *
   * @param maxItems 1 or more
   */
  public PreferenceLearner(int maxItems) {
    if (maxItems < 1) {
      throw new IllegalArgumentException("1 item or more");
    }
    this.maxItems = maxItems;
  }

  /** The preferences of a customer who has not ordered yet. */
  public CustomerPreferences unknownCustomer(String customerId) {
    return new CustomerPreferences(
        customerId,
        0,
        -1L,
        0,
        Long.MAX_VALUE,
        Long.MIN_VALUE,
        0L,
        0L,
        0,
        List.of(),
        List.of(),
        0.0,
        0.0,
        0.0);
  }

  /** Whether an order with this event time is older than the customer's latest. */
  public boolean isLate(CustomerPreferences before, long eventTime) {
    return before.getOrderCount() > 0 && eventTime < before.getLastOrderTime();
  }

  /** Learns an order; its lines are distinct items. */
  public CustomerPreferences learn(
      CustomerPreferences before,
      Revision revision,
      String orderId,
      String storeId,
      long eventTime,
      List<BasketLine> lines) {
    int number = before.getOrderCount() + 1;
    ItemLedger ledger = new ItemLedger(before.getItems());
    long known = lines.stream().filter(line -> ledger.knows(line.getItemId())).count();
    lines.forEach(line -> ledger.add(line, number, eventTime));
    int evicted = ledger.evictDownTo(maxItems, number);
    List<Basket> baskets = before.getRecentBaskets();
    Rhythm rhythm = Rhythm.of(before);
    if (!isLate(before, eventTime)) {
      rhythm = rhythm.afterOrder(before, eventTime);
      baskets = latest(baskets, new Basket(orderId, number, eventTime, lines, storeId));
    }
    return new CustomerPreferences(
        before.getCustomerId(),
        revision.partition(),
        revision.offset(),
        number,
        Math.min(before.getFirstOrderTime(), eventTime),
        Math.max(before.getLastOrderTime(), eventTime),
        before.getDistinctLines() + lines.size(),
        before.getRepeatLines() + known,
        before.getEvictedItems() + evicted,
        ledger.items(),
        baskets,
        rhythm.weight(),
        rhythm.logSum(),
        rhythm.logSquareSum());
  }

  /**
   * Takes an order back.
   *
   * @return empty when it is not among the customer's recent baskets
   */
  public Optional<CustomerPreferences> cancel(
      CustomerPreferences before, Revision revision, String orderId) {
    return basket(before, orderId).map(basket -> replace(before, revision, basket, List.of()));
  }

  /**
   * Replaces the lines of an order, as if it had been placed so.
   *
   * @return empty when it is not among the customer's recent baskets
   */
  public Optional<CustomerPreferences> amend(
      CustomerPreferences before, Revision revision, String orderId, List<BasketLine> lines) {
    return basket(before, orderId).map(basket -> replace(before, revision, basket, lines));
  }

  /**
   * Learns a rating of an order: it counts for each of its items.
   *
   * @param rating 1 to 5
   * @return the same preferences when the order is not among the customer's recent baskets
   */
  public CustomerPreferences rate(CustomerPreferences before, String orderId, int rating) {
    return basket(before, orderId).map(basket -> rated(before, basket, rating)).orElse(before);
  }

  private CustomerPreferences rated(CustomerPreferences before, Basket basket, int rating) {
    ItemLedger ledger = new ItemLedger(before.getItems());
    basket.getLines().forEach(line -> ledger.rate(line.getItemId(), rating));
    return with(before, revisionOf(before), ledger, before.getRecentBaskets());
  }

  private CustomerPreferences replace(
      CustomerPreferences before, Revision revision, Basket basket, List<BasketLine> lines) {
    ItemLedger ledger = new ItemLedger(before.getItems());
    replaceLines(ledger, basket, lines);
    int number = basket.getOrderNumber();
    List<Basket> baskets = new ArrayList<>(before.getRecentBaskets());
    int position = baskets.indexOf(basket);
    if (lines.isEmpty()) {
      baskets.remove(position);
    } else {
      baskets.set(
          position,
          new Basket(
              basket.getOrderId(), number, basket.getEventTime(), lines, basket.getStoreId()));
    }
    return with(before, revision, ledger, baskets);
  }

  /** An item that stays in the order keeps its place, its weights and its ratings. */
  private static void replaceLines(ItemLedger ledger, Basket basket, List<BasketLine> lines) {
    int number = basket.getOrderNumber();
    Map<String, BasketLine> removed = new LinkedHashMap<>();
    basket.getLines().forEach(line -> removed.put(line.getItemId(), line));
    List<BasketLine> added = new ArrayList<>();
    for (BasketLine line : lines) {
      if (removed.containsKey(line.getItemId()) && ledger.counts(line.getItemId(), number)) {
        int was = removed.remove(line.getItemId()).getQuantity();
        ledger.changeQuantity(line.getItemId(), line.getQuantity() - was);
      } else {
        added.add(line);
      }
    }
    removed.values().forEach(line -> ledger.remove(line, number, basket.getEventTime()));
    added.forEach(line -> ledger.add(line, number, basket.getEventTime()));
  }

  private CustomerPreferences with(
      CustomerPreferences before, Revision revision, ItemLedger ledger, List<Basket> baskets) {
    int evicted = ledger.evictDownTo(maxItems, before.getOrderCount());
    return new CustomerPreferences(
        before.getCustomerId(),
        revision.partition(),
        revision.offset(),
        before.getOrderCount(),
        before.getFirstOrderTime(),
        before.getLastOrderTime(),
        before.getDistinctLines(),
        before.getRepeatLines(),
        before.getEvictedItems() + evicted,
        ledger.items(),
        baskets,
        before.getGapWeight(),
        before.getGapLogSum(),
        before.getGapLogSquareSum());
  }

  private static Revision revisionOf(CustomerPreferences preferences) {
    return new Revision(preferences.getOrdersPartition(), preferences.getOrdersOffset());
  }

  private static Optional<Basket> basket(CustomerPreferences preferences, String orderId) {
    return preferences.getRecentBaskets().stream()
        .filter(basket -> basket.getOrderId().equals(orderId))
        .findFirst();
  }

  private static List<Basket> latest(List<Basket> before, Basket basket) {
    List<Basket> baskets = new ArrayList<>(before);
    baskets.add(basket);
    return baskets.size() <= RECENT_BASKETS
        ? baskets
        : new ArrayList<>(baskets.subList(baskets.size() - RECENT_BASKETS, baskets.size()));
  }
}
