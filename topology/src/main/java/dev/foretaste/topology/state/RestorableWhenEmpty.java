package dev.foretaste.topology.state;

import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.WindowBytesStoreSupplier;
import org.apache.kafka.streams.state.WindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;
import org.apache.kafka.streams.state.internals.OffsetCheckpoint;
import org.apache.kafka.streams.state.internals.WrappedStateStore;

/**
 * A window store that, while it is empty, says that it can be restored from its changelog's
 * beginning. Kafka Streams 4.3.1 keeps offsets within a window store's segments, of which an empty
 * one has none: each time that such a store is opened again, its task is found corrupt, wiped, and
 * the group told to rebalance, which opens it again. Other stores keep the same mark in such a case
 * ({@code ProcessorStateManager.commit}).
 */
final class RestorableWhenEmpty extends WrappedStateStore<WindowStore<Bytes, byte[]>, Bytes, byte[]>
    implements WindowStore<Bytes, byte[]> {

  private RestorableWhenEmpty(WindowStore<Bytes, byte[]> store) {
    super(store);
  }

  /** The same stores, which can be opened again before anything was written to them. */
  static WindowBytesStoreSupplier of(WindowBytesStoreSupplier stores) {
    return new WindowBytesStoreSupplier() {
      @Override
      public String name() {
        return stores.name();
      }

      @Override
      public WindowStore<Bytes, byte[]> get() {
        return new RestorableWhenEmpty(stores.get());
      }

      @Override
      public String metricsScope() {
        return stores.metricsScope();
      }

      @Override
      public long segmentIntervalMs() {
        return stores.segmentIntervalMs();
      }

      @Override
      public long windowSize() {
        return stores.windowSize();
      }

      @Override
      public boolean retainDuplicates() {
        return stores.retainDuplicates();
      }

      @Override
      public long retentionPeriod() {
        return stores.retentionPeriod();
      }
    };
  }

  @Override
  public Long committedOffset(TopicPartition changelog) {
    Long offset = wrapped().committedOffset(changelog);
    return offset == null && isEmpty() ? Long.valueOf(OffsetCheckpoint.OFFSET_UNKNOWN) : offset;
  }

  private boolean isEmpty() {
    try (KeyValueIterator<Windowed<Bytes>, byte[]> entries = wrapped().all()) {
      return !entries.hasNext();
    }
  }

  @Override
  public void put(Bytes key, byte[] value, long windowStart) {
    wrapped().put(key, value, windowStart);
  }

  @Override
  public byte[] fetch(Bytes key, long time) {
    return wrapped().fetch(key, time);
  }

  @Override
  public WindowStoreIterator<byte[]> fetch(Bytes key, long from, long to) {
    return wrapped().fetch(key, from, to);
  }

  @Override
  public WindowStoreIterator<byte[]> backwardFetch(Bytes key, long from, long to) {
    return wrapped().backwardFetch(key, from, to);
  }

  @Override
  public KeyValueIterator<Windowed<Bytes>, byte[]> fetch(
      Bytes keyFrom, Bytes keyTo, long from, long to) {
    return wrapped().fetch(keyFrom, keyTo, from, to);
  }

  @Override
  public KeyValueIterator<Windowed<Bytes>, byte[]> backwardFetch(
      Bytes keyFrom, Bytes keyTo, long from, long to) {
    return wrapped().backwardFetch(keyFrom, keyTo, from, to);
  }

  @Override
  public KeyValueIterator<Windowed<Bytes>, byte[]> fetchAll(long from, long to) {
    return wrapped().fetchAll(from, to);
  }

  @Override
  public KeyValueIterator<Windowed<Bytes>, byte[]> backwardFetchAll(long from, long to) {
    return wrapped().backwardFetchAll(from, to);
  }

  @Override
  public KeyValueIterator<Windowed<Bytes>, byte[]> all() {
    return wrapped().all();
  }

  @Override
  public KeyValueIterator<Windowed<Bytes>, byte[]> backwardAll() {
    return wrapped().backwardAll();
  }
}
