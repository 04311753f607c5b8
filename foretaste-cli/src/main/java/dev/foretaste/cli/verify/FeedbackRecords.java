package dev.foretaste.cli.verify;

import dev.foretaste.cli.topics.StoredRecord;
import dev.foretaste.schema.FeedbackGiven;
import dev.foretaste.serde.UndecodableRecordException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;

/** The feedback of one partition by its offset. Immutable. */
final class FeedbackRecords {
  private final Map<Long, FeedbackGiven> byOffset = new HashMap<>();

  /** Reads all of it; what cannot be read is left out. */
  FeedbackRecords(Iterator<StoredRecord> records, Deserializer<? extends SpecificRecord> decoder) {
    while (records.hasNext()) {
      StoredRecord record = records.next();
      try {
        record
            .value()
            .map(bytes -> (FeedbackGiven) decoder.deserialize("", bytes))
            .ifPresent(feedback -> byOffset.put(record.offset(), feedback));
      } catch (UndecodableRecordException refused) {
        continue;
      }
    }
  }

  Optional<FeedbackGiven> at(long offset) {
    return Optional.ofNullable(byOffset.get(offset));
  }
}
