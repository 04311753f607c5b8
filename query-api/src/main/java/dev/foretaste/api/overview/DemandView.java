package dev.foretaste.api.overview;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.foretaste.api.openapi.MayBeNull;
import java.util.List;

/**
 * What customers are expected to order in the next hours: each customer's next order only, at the
 * store of the latest one.
 *
 * @param from start of the first hour, which goes on
 * @param hours how many hours
 * @param storeId left out for all stores together
 * @param orders expected orders within these hours
 * @param ordersByHour the same, hour by hour
 * @param items the most expected ones first
 * @param customers whose next order is counted
 * @param untimedCustomers whose prediction says nothing about time; not counted
 * @param dormantCustomers who have not ordered for 90 days; not counted
 * @param crowded whether items were left out because there are too many to count
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DemandView(
    String from,
    int hours,
    @MayBeNull String storeId,
    double orders,
    List<Double> ordersByHour,
    List<Item> items,
    long customers,
    long untimedCustomers,
    long dormantCustomers,
    boolean crowded) {

  /**
   * An item.
   *
   * @param expected orders with it within these hours
   * @param byHour the same, hour by hour
   */
  record Item(String itemId, double expected, List<Double> byHour) {}
}
