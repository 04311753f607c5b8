package dev.foretaste.topology.state;

import dev.foretaste.schema.CustomerState;
import dev.foretaste.schema.HistoryEntry;
import dev.foretaste.schema.JournalEntry;
import dev.foretaste.schema.PredictionOutcome;
import dev.foretaste.schema.QualitySums;
import dev.foretaste.schema.SalesSums;
import dev.foretaste.schema.SoldOrders;
import dev.foretaste.serde.AvroSerdes;
import java.time.Duration;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowBytesStoreSupplier;

/** Names and layout of the stores. */
public final class StateStores {
  /** Store with everything known per customer; key customer id. */
  public static final String CUSTOMERS = "customers";

  /** Store with what a task has adopted last; key kind of input. */
  public static final String ADOPTED_INPUTS = "adopted-inputs";

  /** Store with the ratings' summaries; key store and month. */
  public static final String SATISFACTION = "satisfaction";

  /** Store with each customer's latest predictions; see HistoryKeys. */
  public static final String PREDICTION_HISTORY = "prediction-history";

  /** Store with what was expected of each order; key order id, windows by record timestamp. */
  public static final String ORDER_SCORES = "order-scores";

  /**
   * Store with the ids of each customer's orders in that store; see CustomerOrderKeys, windows
   * alike.
   */
  public static final String CUSTOMER_ORDERS = "customer-orders";

  /** How long an order can be found by its id, in record time. */
  public static final Duration ORDER_SCORES_KEPT = Duration.ofDays(90);

  /** Store with the quality of predictions; key model version, windows by record timestamp. */
  public static final String QUALITY = "quality";

  /** How finely quality is kept. */
  public static final Duration QUALITY_WINDOW = Duration.ofHours(1);

  /** How long it is kept, in record time. */
  public static final Duration QUALITY_KEPT = Duration.ofDays(31);

  /** Store with the sums of sales by store, day and item; see SalesPart. */
  public static final String SALES = "sales-by-day";

  /** Store with the orders that are not in those sums yet. */
  public static final String RECENT_SALES = "recent-sales";

  /** How finely sales are kept. */
  public static final Duration SALES_WINDOW = Duration.ofDays(1);

  /** How long they are kept, in record time. */
  public static final Duration SALES_KEPT = Duration.ofDays(29);

  private StateStores() {}

  /** Sums of quality in RocksDB; cached, since all orders change the same few. */
  public static StoreBuilder<?> quality() {
    return Stores.windowStoreBuilder(
            windows(QUALITY, QUALITY_KEPT, QUALITY_WINDOW),
            Serdes.String(),
            AvroSerdes.stored(QualitySums.class))
        .withCachingEnabled();
  }

  /** Sums of sales in RocksDB. */
  public static StoreBuilder<?> sales() {
    return Stores.keyValueStoreBuilder(
            StoreLockFirst.of(Stores.persistentKeyValueStore(SALES)),
            Serdes.String(),
            AvroSerdes.stored(SalesSums.class))
        .withCachingDisabled();
  }

  /** Latest orders in RocksDB; cached, since orders of one transaction share records. */
  public static StoreBuilder<?> recentSales() {
    return Stores.keyValueStoreBuilder(
            StoreLockFirst.of(Stores.persistentKeyValueStore(RECENT_SALES)),
            Serdes.String(),
            AvroSerdes.stored(SoldOrders.class))
        .withCachingEnabled();
  }

  /** Latest predictions in RocksDB. */
  public static StoreBuilder<?> predictionHistory() {
    return Stores.keyValueStoreBuilder(
            StoreLockFirst.of(Stores.persistentKeyValueStore(PREDICTION_HISTORY)),
            Serdes.String(),
            AvroSerdes.stored(HistoryEntry.class))
        .withCachingDisabled();
  }

  /** Ids of customers' orders in RocksDB, for as long as the orders can be found by them. */
  public static StoreBuilder<?> customerOrders() {
    return Stores.windowStoreBuilder(
            windows(CUSTOMER_ORDERS, ORDER_SCORES_KEPT, Duration.ofMillis(1)),
            Serdes.String(),
            Serdes.String())
        .withCachingDisabled();
  }

  /** Orders' scores in RocksDB; several customers may use the same order id. */
  public static StoreBuilder<?> orderScores() {
    return Stores.windowStoreBuilder(
            windows(ORDER_SCORES, ORDER_SCORES_KEPT, Duration.ofMillis(1)),
            Serdes.String(),
            AvroSerdes.stored(PredictionOutcome.class))
        .withCachingDisabled();
  }

  private static WindowBytesStoreSupplier windows(String name, Duration kept, Duration window) {
    return RestorableWhenEmpty.of(Stores.persistentWindowStore(name, kept, window, false));
  }

  /** Customers' states in RocksDB. */
  public static StoreBuilder<?> customers() {
    return Stores.keyValueStoreBuilder(
            StoreLockFirst.of(Stores.persistentKeyValueStore(CUSTOMERS)),
            Serdes.String(),
            customerState())
        .withCachingDisabled();
  }

  /** How customers' states are stored. */
  public static Serde<CustomerState> customerState() {
    return AvroSerdes.stored(CustomerState.class);
  }

  /** Adopted inputs in RocksDB. */
  public static StoreBuilder<?> adoptedInputs() {
    return Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(ADOPTED_INPUTS),
            Serdes.String(),
            AvroSerdes.stored(JournalEntry.class))
        .withCachingDisabled();
  }

  /**
   * A store that stays empty. A global processor must have one; ours keep what they read elsewhere,
   * and a store in memory makes Kafka Streams read the topic from its beginning at every start.
   */
  public static StoreBuilder<?> notKept(String name) {
    return Stores.keyValueStoreBuilder(
            Stores.inMemoryKeyValueStore(name), Serdes.ByteArray(), Serdes.ByteArray())
        .withLoggingDisabled();
  }
}
