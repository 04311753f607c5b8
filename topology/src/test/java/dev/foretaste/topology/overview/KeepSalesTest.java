package dev.foretaste.topology.overview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretaste.schema.OutcomeItem;
import dev.foretaste.schema.PredictionOutcome;
import dev.foretaste.schema.SalesSums;
import dev.foretaste.schema.SoldOrders;
import dev.foretaste.serde.AvroSerdes;
import dev.foretaste.topology.overview.Overviews.SalesCell;
import dev.foretaste.topology.state.StateStores;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

class KeepSalesTest {
  private static final int BATCH = 40;
  private static final long DAY = Duration.ofDays(1).toMillis();

  private final MockProcessorContext<Void, Void> context = new MockProcessorContext<>();
  private final KeyValueStore<String, SoldOrders> recent =
      store(StateStores.RECENT_SALES, SoldOrders.class);
  private final KeyValueStore<String, SalesSums> sums = store(StateStores.SALES, SalesSums.class);
  private final Map<SalesCell, Long> truth = new HashMap<>();
  private final SplittableRandom random = new SplittableRandom(1);
  private KeepSales sales = started();

  @Test
  void shouldTellAtAnyMomentWhatWasSoldSoFar() {
    for (int order = 0; order < 5 * BATCH; order++) {
      place(order / 60);

      assertThat(read(all(sums), values(recent))).as("after order %d", order).isEqualTo(truth());
    }
    assertThat(all(sums)).isNotEmpty();
  }

  @Test
  void shouldGoOnAfterARestart() {
    for (int order = 0; order < 4 * BATCH; order++) {
      place(0);
      if (order % 7 == 0 || order % BATCH == 0) {
        sales = started();
      }
    }

    assertThat(read(all(sums), values(recent))).isEqualTo(truth());
  }

  @Test
  void shouldCountOnceWhatIsAddedToTheSumsBetweenTheTwoReads() {
    for (int order = 0; order < 2 * BATCH - 1; order++) {
      place(0);
    }
    List<SoldOrders> readFirst = values(recent);
    Map<String, Long> before = truth();
    place(0);

    Map<String, Long> read = read(all(sums), readFirst);

    assertThat(read.keySet()).containsAll(before.keySet());
    before.forEach(
        (cell, orders) -> assertThat(read.get(cell)).as(cell).isBetween(orders, orders + 1));
  }

  @Test
  void shouldForgetDaysThatAreLongGone() {
    for (int order = 0; order < BATCH; order++) {
      place(1);
    }
    for (int order = 0; order < BATCH; order++) {
      place(2 + StateStores.SALES_KEPT.toDays());
    }

    assertThat(all(sums).keySet().stream().map(key -> SalesPart.parse(key).day()))
        .isNotEmpty()
        .doesNotContain(1L);
  }

  private KeepSales started() {
    KeepSales started = new KeepSales(BATCH);
    started.init(context);
    return started;
  }

  private void place(long day) {
    String storeId = "store-" + random.nextInt(2);
    List<OutcomeItem> items = new ArrayList<>();
    for (int item = random.nextInt(5); item < 30; item += 1 + random.nextInt(20)) {
      items.add(new OutcomeItem("item-" + item, 0, 0f));
    }
    PredictionOutcome outcome =
        new PredictionOutcome(
            "p", "c", "o", storeId, 0, 0L, 0L, 0L, "v1", "xgboost", items, 0f, 0f, "", "");
    sales.process(new Record<>("c", outcome, day * DAY + 5));
    count(storeId, day, "");
    items.forEach(item -> count(storeId, day, item.getItemId()));
  }

  private void count(String storeId, long day, String item) {
    truth.merge(
        new SalesCell(new SalesKey(storeId, item), Instant.ofEpochMilli(day * DAY), 0),
        1L,
        Long::sum);
  }

  private Map<String, Long> truth() {
    return truth.entrySet().stream()
        .collect(
            Collectors.toMap(
                entry -> entry.getKey().of() + " " + entry.getKey().day(), Map.Entry::getValue));
  }

  private static Map<String, Long> read(Map<String, SalesSums> sums, List<SoldOrders> recent) {
    return SalesReader.cells(sums, recent, order -> true).stream()
        .collect(Collectors.toMap(cell -> cell.of() + " " + cell.day(), SalesCell::orders));
  }

  private static <V> Map<String, V> all(KeyValueStore<String, V> store) {
    Map<String, V> all = new TreeMap<>();
    try (var entries = store.all()) {
      entries.forEachRemaining(entry -> all.put(entry.key, entry.value));
    }
    return all;
  }

  private static <V> List<V> values(KeyValueStore<String, V> store) {
    return List.copyOf(all(store).values());
  }

  private <V extends SpecificRecord> KeyValueStore<String, V> store(String name, Class<V> type) {
    KeyValueStore<String, V> store =
        Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(name), Serdes.String(), AvroSerdes.stored(type))
            .withLoggingDisabled()
            .withCachingDisabled()
            .build();
    store.init(context.getStateStoreContext(), store);
    context.addStateStore(store);
    return store;
  }
}
