package dev.foretaste.preferences;

import dev.foretaste.schema.BasketLine;
import dev.foretaste.schema.ItemPreference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A customer's items while one event is learned. Works on copies: what it was made from stays as it
 * is. Not thread-safe.
 */
final class ItemLedger {
  private final List<ItemPreference> items;
  private final Map<String, Integer> positions = new HashMap<>();

  ItemLedger(List<ItemPreference> before) {
    items = new ArrayList<>(before);
    for (int i = 0; i < items.size(); i++) {
      positions.put(items.get(i).getItemId(), i);
    }
  }

  boolean knows(String itemId) {
    return positions.containsKey(itemId);
  }

  /** Adds a line of the order with this number and event time; both may lie before the latest. */
  void add(BasketLine line, int orderNumber, long eventTime) {
    Integer position = positions.get(line.getItemId());
    if (position == null) {
      positions.put(line.getItemId(), items.size());
      items.add(firstSeen(line, orderNumber, eventTime));
    } else {
      items.set(position, ordered(items.get(position), line, orderNumber, eventTime));
    }
  }

  /**
   * Whether an order with this number still counts for one of its items. Otherwise the item was
   * evicted since, and what stands there now was added by later orders.
   */
  boolean counts(String itemId, int orderNumber) {
    Integer position = positions.get(itemId);
    return position != null && items.get(position).getFirstOrder() <= orderNumber;
  }

  /** Changes how many of an item were ordered, by an order that counts. */
  void changeQuantity(String itemId, int difference) {
    int position = positions.get(itemId);
    ItemPreference item = copy(items.get(position));
    item.setQuantity(item.getQuantity() + difference);
    items.set(position, item);
  }

  /** Takes away what {@link #add} added for a line; the item goes when no order is left. */
  void remove(BasketLine line, int orderNumber, long eventTime) {
    if (!counts(line.getItemId(), orderNumber)) {
      return;
    }
    int position = positions.get(line.getItemId());
    ItemPreference item = items.get(position);
    if (item.getOrders() == 1) {
      drop(position);
    } else {
      items.set(position, unordered(item, line, orderNumber, eventTime));
    }
  }

  void rate(String itemId, int rating) {
    Integer position = positions.get(itemId);
    if (position == null) {
      return;
    }
    ItemPreference item = copy(items.get(position));
    item.setRatingSum(item.getRatingSum() + rating);
    item.setRatings(item.getRatings() + 1);
    items.set(position, item);
  }

  /**
   * Drops the lightest items (by slow weight as of the given order; the older, then the smaller id
   * on a tie) until no more than the given number is left.
   *
   * @return how many were dropped
   */
  int evictDownTo(int capacity, int orderNumber) {
    int evicted = 0;
    while (items.size() > capacity) {
      int lightest = 0;
      for (int i = 1; i < items.size(); i++) {
        if (lighter(items.get(i), items.get(lightest), orderNumber)) {
          lightest = i;
        }
      }
      drop(lightest);
      evicted++;
    }
    return evicted;
  }

  List<ItemPreference> items() {
    return items;
  }

  private void drop(int position) {
    items.remove(position);
    positions.clear();
    for (int i = 0; i < items.size(); i++) {
      positions.put(items.get(i).getItemId(), i);
    }
  }

  private static boolean lighter(ItemPreference a, ItemPreference b, int orderNumber) {
    int byWeight = Double.compare(slowAsOf(a, orderNumber), slowAsOf(b, orderNumber));
    if (byWeight != 0) {
      return byWeight < 0;
    }
    int byAge = Integer.compare(a.getLastOrder(), b.getLastOrder());
    return byAge != 0 ? byAge < 0 : a.getItemId().compareTo(b.getItemId()) < 0;
  }

  private static double slowAsOf(ItemPreference item, int orderNumber) {
    return item.getSlowWeight() * Decay.SLOW.after(orderNumber - item.getLastOrder());
  }

  private static ItemPreference firstSeen(BasketLine line, int orderNumber, long eventTime) {
    return new ItemPreference(
        line.getItemId(),
        1,
        (long) line.getQuantity(),
        orderNumber,
        orderNumber,
        eventTime,
        1.0,
        1.0,
        1.0,
        0,
        0,
        Daypart.count(eventTime));
  }

  private static ItemPreference ordered(
      ItemPreference before, BasketLine line, int orderNumber, long eventTime) {
    ItemPreference item = copy(before);
    item.setOrders(before.getOrders() + 1);
    item.setQuantity(before.getQuantity() + line.getQuantity());
    item.setDayparts(Daypart.count(before.getDayparts(), eventTime, 1));
    item.setFirstOrder(Math.min(before.getFirstOrder(), orderNumber));
    int orders = orderNumber - before.getLastOrder();
    if (orders >= 0) {
      item.setLastOrder(orderNumber);
      item.setFastWeight(before.getFastWeight() * Decay.FAST.after(orders) + 1);
      item.setSlowWeight(before.getSlowWeight() * Decay.SLOW.after(orders) + 1);
    } else {
      item.setFastWeight(before.getFastWeight() + Decay.FAST.after(-orders));
      item.setSlowWeight(before.getSlowWeight() + Decay.SLOW.after(-orders));
    }
    long ms = eventTime - before.getLastTime();
    if (ms >= 0) {
      item.setLastTime(eventTime);
      item.setTimeWeight(before.getTimeWeight() * Decay.afterMillis(ms) + 1);
    } else {
      item.setTimeWeight(before.getTimeWeight() + Decay.afterMillis(-ms));
    }
    return item;
  }

  private static ItemPreference unordered(
      ItemPreference before, BasketLine line, int orderNumber, long eventTime) {
    ItemPreference item = copy(before);
    int orders = before.getLastOrder() - orderNumber;
    long ms = before.getLastTime() - eventTime;
    item.setOrders(before.getOrders() - 1);
    item.setQuantity(before.getQuantity() - line.getQuantity());
    item.setDayparts(Daypart.count(before.getDayparts(), eventTime, -1));
    item.setFastWeight(Math.max(0, before.getFastWeight() - Decay.FAST.after(orders)));
    item.setSlowWeight(Math.max(0, before.getSlowWeight() - Decay.SLOW.after(orders)));
    item.setTimeWeight(Math.max(0, before.getTimeWeight() - Decay.afterMillis(ms)));
    return item;
  }

  private static ItemPreference copy(ItemPreference item) {
    return new ItemPreference(
        item.getItemId(),
        item.getOrders(),
        item.getQuantity(),
        item.getFirstOrder(),
        item.getLastOrder(),
        item.getLastTime(),
        item.getFastWeight(),
        item.getSlowWeight(),
        item.getTimeWeight(),
        item.getRatingSum(),
        item.getRatings(),
        item.getDayparts());
  }
}
