package dev.foretaste.api.overview;

import dev.foretaste.topology.demand.DemandPart;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Demand by the hour: that of a day is spread over its hours as recent orders were, those of
 * working days and those of the weekend by themselves. Not thread-safe.
 */
final class DemandForecast {
  private static final int HOURS = 24;
  private static final int THURSDAY = 3;
  private static final int SATURDAY = 5;

  private final long firstHour;
  private final int count;
  private final int days;
  private final double[] orders;
  private final long[] recent = new long[2 * HOURS];
  private final Map<String, double[]> items = new TreeMap<>();
  private long customers;
  private long untimed;
  private long dormant;
  private boolean crowded;

  /**
   * A forecast without demand so far.
   *
   * @param firstHour counted from 1970-01-01T00:00Z
   * @param count of hours, 1 or more
   */
  DemandForecast(long firstHour, int count) {
    this.firstHour = firstHour;
    this.count = count;
    days = (int) (Math.floorDiv(firstHour + count - 1, HOURS) - firstDay() + 1);
    orders = new double[days];
  }

  /** The day of the first hour, counted from 1970-01-01. */
  long firstDay() {
    return Math.floorDiv(firstHour, HOURS);
  }

  /** How many days the hours lie on. */
  int days() {
    return days;
  }

  /** Adds a partition, whose days are these days. */
  void add(DemandPart part) {
    addTo(orders, part.orders());
    part.items().forEach((id, byDay) -> addTo(items.computeIfAbsent(id, i -> zero()), byDay));
    for (int hour = 0; hour < recent.length; hour++) {
      recent[hour] += part.hours().get(hour);
    }
    customers += part.customers();
    untimed += part.untimed();
    dormant += part.dormant();
    crowded |= part.crowded();
  }

  /** The most expected items. */
  DemandView view(String from, String storeId, int k) {
    List<Double> byHour = hourly(orders);
    return new DemandView(
        from,
        count,
        storeId,
        sum(byHour),
        byHour,
        items.entrySet().stream()
            .map(item -> item(item.getKey(), hourly(item.getValue())))
            .filter(item -> item.expected() > 0)
            .sorted(Comparator.comparingDouble((DemandView.Item item) -> -item.expected()))
            .limit(k)
            .toList(),
        customers,
        untimed,
        dormant,
        crowded);
  }

  private static DemandView.Item item(String itemId, List<Double> byHour) {
    return new DemandView.Item(itemId, sum(byHour), byHour);
  }

  private List<Double> hourly(double[] byDay) {
    List<Double> byHour = new ArrayList<>();
    for (long hour = firstHour; hour < firstHour + count; hour++) {
      int day = (int) (Math.floorDiv(hour, HOURS) - firstDay());
      byHour.add(byDay[day] * share(hour));
    }
    return byHour;
  }

  /** Share of its day's orders that falls into an hour. */
  private double share(long hour) {
    int weekday = Math.floorMod(Math.floorDiv(hour, HOURS) + THURSDAY, 7);
    int from = weekday < SATURDAY ? 0 : HOURS;
    long all = IntStream.range(from, from + HOURS).mapToLong(i -> recent[i]).sum();
    return all == 0 ? 1.0 / HOURS : (double) recent[from + Math.floorMod(hour, HOURS)] / all;
  }

  private double[] zero() {
    return new double[days];
  }

  private static void addTo(double[] sums, List<Double> values) {
    // At the turn of an hour another instance may have looked at a day more or less.
    for (int i = 0; i < Math.min(sums.length, values.size()); i++) {
      sums[i] += values.get(i);
    }
  }

  private static double sum(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).sum();
  }
}
