package dev.foretaste.topology.lifecycle;

import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * One budget for all RocksDB stores of an instance: blocks, indexes, filters and write buffers come
 * out of the same cache. Thread-safe. Close it after the stores.
 */
public final class RocksMemory implements AutoCloseable {
  private static final double WRITE_BUFFER_SHARE = 0.4;

  private final Cache cache;
  private final WriteBufferManager writeBuffers;

  /** A budget of so many bytes. */
  public RocksMemory(long bytes) {
    RocksDB.loadLibrary();
    cache = new LRUCache(bytes, -1, false, 0.1);
    writeBuffers = new WriteBufferManager((long) (bytes * WRITE_BUFFER_SHARE), cache);
  }

  Cache cache() {
    return cache;
  }

  WriteBufferManager writeBuffers() {
    return writeBuffers;
  }

  /** Bytes in use. */
  public long usedBytes() {
    return cache.getUsage();
  }

  @Override
  public void close() {
    writeBuffers.close();
    cache.close();
  }
}
