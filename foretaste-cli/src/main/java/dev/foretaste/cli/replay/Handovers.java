package dev.foretaste.cli.replay;

import dev.foretaste.cli.console.FailureException;
import dev.foretaste.cli.topics.StoredRecord;
import dev.foretaste.schema.JournalEntry;
import dev.foretaste.schema.JournalKind;
import dev.foretaste.serde.AvroSerdes;
import dev.foretaste.topics.TopicCatalogue;
import dev.foretaste.topology.generations.Generation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.common.serialization.Deserializer;

/** Watches a stream hand its partitions over. */
final class Handovers {
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private final ReplayedSystem live;
  private final Generation leaving;
  private final Duration patience;
  private final Deserializer<JournalEntry> decoder;

  /** Of a stream. */
  Handovers(ReplayedSystem live, Generation leaving, Duration patience) {
    this.live = live;
    this.leaving = leaving;
    this.patience = patience;
    this.decoder = AvroSerdes.deserializer(TopicCatalogue.INPUT_JOURNAL, live.registry());
  }

  /**
   * Waits until all partitions have been handed over.
   *
   * @return per partition, the first order that is the successor's
   * @throws FailureException when one is not in time
   */
  List<Long> await() {
    List<Long> first = new ArrayList<>();
    long giveUpAt = System.nanoTime() + patience.toNanos();
    int partitions = live.topics().partitions(live.orders());
    while (first.size() < partitions) {
      Optional<Long> offset = of(first.size());
      offset.ifPresent(first::add);
      if (offset.isEmpty()) {
        if (System.nanoTime() - giveUpAt > 0) {
          throw new FailureException(
              "partition %d has not been handed over: does the stream of %s run? Run promote again to finish"
                  .formatted(first.size(), leaving.applicationId()));
        }
        LockSupport.parkNanos(LOOK_NANOS);
      }
    }
    return first;
  }

  private Optional<Long> of(int partition) {
    Iterator<StoredRecord> entries =
        live.topics().read(leaving.topic(TopicCatalogue.INPUT_JOURNAL), partition);
    while (entries.hasNext()) {
      JournalEntry entry = decoder.deserialize("", entries.next().value().orElseThrow());
      if (entry.getKind() == JournalKind.HANDOVER) {
        return Optional.of(entry.getNextOffset());
      }
    }
    return Optional.empty();
  }
}
