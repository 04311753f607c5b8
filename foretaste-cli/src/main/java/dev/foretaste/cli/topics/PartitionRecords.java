package dev.foretaste.cli.topics;

import dev.foretaste.cli.console.FailureException;
import java.time.Duration;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * The records of a partition up to an offset, a few at a time. The last ones may lie beyond it. Not
 * thread-safe.
 */
final class PartitionRecords implements Iterator<ConsumerRecord<byte[], byte[]>> {
  private static final Duration POLL = Duration.ofMillis(200);

  private final Consumer<byte[], byte[]> consumer;
  private final TopicPartition place;
  private final long end;
  private final Duration patience;
  private Iterator<ConsumerRecord<byte[], byte[]>> batch = Collections.emptyIterator();

  PartitionRecords(
      Consumer<byte[], byte[]> consumer, TopicPartition place, long end, Duration patience) {
    this.consumer = consumer;
    this.place = place;
    this.end = end;
    this.patience = patience;
  }

  @Override
  public boolean hasNext() {
    long movedAt = System.nanoTime();
    long seen = consumer.position(place);
    while (!batch.hasNext() && consumer.position(place) < end) {
      batch = consumer.poll(POLL).records(place).iterator();
      long position = consumer.position(place);
      if (position > seen) {
        seen = position;
        movedAt = System.nanoTime();
      } else if (System.nanoTime() - movedAt > patience.toNanos()) {
        throw new FailureException(
            "%s does not go on after offset %,d: check for a transaction that hangs and that the brokers run (nothing moved for %d s)"
                .formatted(place, position, patience.toSeconds()));
      }
    }
    return batch.hasNext();
  }

  @Override
  public ConsumerRecord<byte[], byte[]> next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return batch.next();
  }
}
