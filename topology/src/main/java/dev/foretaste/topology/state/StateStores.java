package dev.foretaste.topology.state;

import dev.foretaste.schema.CustomerState;
import dev.foretaste.schema.JournalEntry;
import dev.foretaste.serde.AvroSerdes;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Names and layout of the stores. */
public final class StateStores {
  /** Store with everything known per customer; key customer id. */
  public static final String CUSTOMERS = "customers";

  /** Store with what a task has adopted last; key kind of input. */
  public static final String ADOPTED_INPUTS = "adopted-inputs";

  /** Store with the ratings' summaries; key store and month. */
  public static final String SATISFACTION = "satisfaction";

  private StateStores() {}

  /** Customers' states in RocksDB. */
  public static StoreBuilder<?> customers() {
    return Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(CUSTOMERS),
            Serdes.String(),
            AvroSerdes.stored(CustomerState.class))
        .withCachingDisabled();
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
