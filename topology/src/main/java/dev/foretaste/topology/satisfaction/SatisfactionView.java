package dev.foretaste.topology.satisfaction;

import dev.foretaste.schema.PeriodSatisfaction;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * How content the customers of each store were in each month, as this instance's view of the
 * satisfaction topic stands. One thread writes, any number of threads read.
 */
public final class SatisfactionView {
  private final ConcurrentNavigableMap<StorePeriod, PeriodSatisfaction> summaries =
      new ConcurrentSkipListMap<>(
          Comparator.comparing(StorePeriod::storeId).thenComparing(StorePeriod::month));

  /**
   * The summaries by store, then by month.
   *
   * @param storeId only of this store; of all when empty
   * @param from first month
   * @param to last month
   */
  public List<PeriodSatisfaction> find(Optional<String> storeId, YearMonth from, YearMonth to) {
    return storeId
        .map(
            store ->
                summaries.subMap(
                    new StorePeriod(store, from), true, new StorePeriod(store, to), true))
        .orElse(summaries)
        .entrySet()
        .stream()
        .filter(entry -> !entry.getKey().month().isBefore(from))
        .filter(entry -> !entry.getKey().month().isAfter(to))
        .map(Map.Entry::getValue)
        .toList();
  }

  /** Takes a summary in place of the earlier one. */
  public void note(PeriodSatisfaction summary) {
    summaries.put(
        new StorePeriod(summary.getStoreId(), YearMonth.parse(summary.getPeriod())), summary);
  }
}
