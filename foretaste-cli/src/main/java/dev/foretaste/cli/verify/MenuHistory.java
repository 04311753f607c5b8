package dev.foretaste.cli.verify;

import dev.foretaste.candidates.Menu;
import dev.foretaste.cli.topics.StoredRecord;
import dev.foretaste.schema.MenuItem;
import dev.foretaste.serde.UndecodableRecordException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;

/** What the menu was after each of its records. Immutable and thread-safe. */
final class MenuHistory {
  private record Change(long offset, String itemId, boolean offered) {}

  private final List<Change> changes = new ArrayList<>();

  /** Reads all menu records; those that cannot be read change nothing. */
  MenuHistory(Iterator<StoredRecord> records, Deserializer<? extends SpecificRecord> decoder) {
    while (records.hasNext()) {
      StoredRecord record = records.next();
      if (record.key().isPresent()) {
        note(record, decoder);
      }
    }
  }

  private void note(StoredRecord record, Deserializer<? extends SpecificRecord> decoder) {
    try {
      boolean offered =
          record.value().isPresent()
              && decoder.deserialize("", record.value().get()) instanceof MenuItem item
              && item.getAvailable();
      changes.add(new Change(record.offset(), record.keyText(), offered));
    } catch (UndecodableRecordException refused) {
      // The stream refuses it too.
      return;
    }
  }

  /** The menu after the record at an offset. */
  Menu after(long offset) {
    Set<String> withdrawn = new HashSet<>();
    for (Change change : changes) {
      if (change.offset() > offset) {
        break;
      }
      if (change.offered()) {
        withdrawn.remove(change.itemId());
      } else {
        withdrawn.add(change.itemId());
      }
    }
    return itemId -> !withdrawn.contains(itemId);
  }
}
