package dev.foretaste.api.menu;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.foretaste.api.overview.OverviewReader;
import dev.foretaste.api.routing.Gatherer;
import dev.foretaste.topology.overview.Overviews.SalesCell;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Which items a store sells more of than before: of the orders of customers who had ordered before,
 * the share that has an item, in the latest 7 days against the latest 28. Thread-safe.
 */
final class StoreTrends {
  private static final Duration RECENT = Duration.ofDays(7);
  private static final Duration ALL = Duration.ofDays(28);
  private static final TypeReference<List<Sales>> SALES = new TypeReference<>() {};

  private final ObjectMapper json = new ObjectMapper();
  private final OverviewReader reader;
  private final Gatherer gatherer;
  private final Clock clock;
  private final Gatherer.Question question;

  /** Orders of one day, ms since 1970-01-01T00:00Z; all of them for the empty item. */
  private record Sales(String itemId, long day, long orders) {}

  /** Sums over days. */
  private record Sums(long recent, long all) {
    Sums plus(Sums other) {
      return new Sums(recent + other.recent, all + other.all);
    }
  }

  StoreTrends(
      OverviewReader reader,
      Gatherer gatherer,
      Clock clock,
      String path,
      Function<Context, String> storeId) {
    this.reader = reader;
    this.gatherer = gatherer;
    this.clock = clock;
    question = new Gatherer.Question(path, ctx -> parts(storeId.apply(ctx)));
  }

  Gatherer.Question question() {
    return question;
  }

  /** Items that are on offer and whose share grows, in the sequence of their ids. */
  List<Trend> growing(Context ctx, Predicate<String> offered) throws InterruptedException {
    long recentFrom = today().minus(RECENT.minusDays(1)).toEpochMilli();
    Map<String, Sums> byItem = new TreeMap<>();
    gatherer.gather(ctx, question).stream()
        .flatMap(part -> json.convertValue(part, SALES).stream())
        .forEach(
            sales ->
                byItem.merge(
                    sales.itemId(),
                    new Sums(sales.day() >= recentFrom ? sales.orders() : 0, sales.orders()),
                    Sums::plus));
    Sums orders = byItem.remove("");
    return orders == null || orders.recent() == 0
        ? List.of()
        : byItem.entrySet().stream()
            .filter(item -> offered.test(item.getKey()))
            .map(item -> trend(item.getKey(), item.getValue(), orders))
            .filter(trend -> trend.growth() > 0)
            .toList();
  }

  private static Trend trend(String itemId, Sums item, Sums orders) {
    float recent = (float) item.recent() / orders.recent();
    float all = (float) item.all() / orders.all();
    return new Trend(itemId, recent, all, recent / all);
  }

  private Map<Integer, List<Sales>> parts(String storeId) {
    Map<Integer, List<Sales>> parts = new TreeMap<>();
    reader
        .sales(storeId, today().minus(ALL.minusDays(1)), today().plus(Duration.ofDays(1)))
        .forEach(
            (partition, cells) ->
                parts.put(partition, cells.stream().map(StoreTrends::sales).toList()));
    return parts;
  }

  private static Sales sales(SalesCell cell) {
    return new Sales(cell.of().itemId(), cell.day().toEpochMilli(), cell.orders());
  }

  private Instant today() {
    return clock.instant().truncatedTo(ChronoUnit.DAYS);
  }
}
