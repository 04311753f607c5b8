package dev.foretaste.topology.lifecycle;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Options;

/** Makes every store draw on the instance's {@link RocksMemory}. Kafka Streams instantiates it. */
public final class BoundedRocksDb implements RocksDBConfigSetter {
  /** Configuration key under which the {@link RocksMemory} is passed. */
  public static final String MEMORY = "foretaste.rocks.memory";

  /** What was erased or replaced is gone from disk that long after it was written at the latest. */
  private static final Duration GONE_AFTER = Duration.ofDays(1);

  @Override
  public void setConfig(String store, Options options, Map<String, Object> configs) {
    RocksMemory memory = (RocksMemory) configs.get(MEMORY);
    BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
    table.setBlockCache(memory.cache());
    table.setCacheIndexAndFilterBlocks(true);
    table.setCacheIndexAndFilterBlocksWithHighPriority(true);
    table.setPinTopLevelIndexAndFilter(true);
    options.setTableFormatConfig(table);
    options.setWriteBufferManager(memory.writeBuffers());
    options.setMaxWriteBufferNumber(2);
    options.setPeriodicCompactionSeconds(GONE_AFTER.toSeconds());
  }

  @Override
  public void close(String store, Options options) {
    // The shared memory outlives the store; its owner closes it.
  }
}
