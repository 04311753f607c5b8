package dev.foretaste.cli.erasure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.CompactRangeOptions;
import org.rocksdb.DBOptions;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/** Makes RocksDB compact at once what it compacts in the course of a day. */
final class StoreCompaction {
  private StoreCompaction() {}

  /** Compacts all stores below a directory that nobody has open. */
  static void run(Path below) throws IOException, RocksDBException {
    List<Path> stores;
    try (Stream<Path> files = Files.walk(below)) {
      stores =
          files
              .filter(file -> file.getFileName().toString().equals("CURRENT"))
              .map(Path::getParent)
              .toList();
    }
    for (Path store : stores) {
      open(store, true);
      // The list of files names the keys that those began with before; the next opening renews it.
      open(store, false);
    }
  }

  private static void open(Path store, boolean compact) throws RocksDBException {
    List<ColumnFamilyDescriptor> families = new ArrayList<>();
    try (Options options = new Options()) {
      for (byte[] family : RocksDB.listColumnFamilies(options, store.toString())) {
        families.add(new ColumnFamilyDescriptor(family));
      }
    }
    List<ColumnFamilyHandle> handles = new ArrayList<>();
    try (DBOptions options = new DBOptions();
        CompactRangeOptions everything =
            new CompactRangeOptions()
                .setBottommostLevelCompaction(
                    CompactRangeOptions.BottommostLevelCompaction.kForce);
        RocksDB db = RocksDB.open(options, store.toString(), families, handles)) {
      if (compact) {
        for (ColumnFamilyHandle handle : handles) {
          db.compactRange(handle, null, null, everything);
        }
      }
      handles.forEach(ColumnFamilyHandle::close);
    }
  }
}
