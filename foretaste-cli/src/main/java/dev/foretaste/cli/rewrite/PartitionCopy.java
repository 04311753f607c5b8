package dev.foretaste.cli.rewrite;

import dev.foretaste.cli.console.FailureException;
import dev.foretaste.topics.Placeholder;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;

/**
 * Copies one partition to an empty one, record by record at the same offset; where there is no
 * record, or one that is to go, a placeholder stands. Single use, not thread-safe.
 */
final class PartitionCopy {
  private final Producer<byte[], byte[]> producer;
  private final TopicPartition target;
  private final RecordRule rule;
  private final LogDigest digest = new LogDigest();
  private final AtomicReference<String> failure = new AtomicReference<>();
  private long next;
  private long timestamp;
  private long kept;
  private long removed;

  /**
   * What was copied.
   *
   * @param removed events of erased customers that are gone, now or earlier
   * @param digest of all records from where the log begins
   */
  record Copied(long kept, long removed, String digest) {}

  /** Into a partition that has no record and had none. */
  PartitionCopy(Producer<byte[], byte[]> producer, TopicPartition target, RecordRule rule) {
    this.producer = producer;
    this.target = target;
    this.rule = rule;
  }

  /**
   * Copies; returns when all has arrived.
   *
   * @param begin where the log begins; what is below is filled, and not part of the digest
   * @param end where it ends
   */
  Copied run(Iterator<ConsumerRecord<byte[], byte[]>> records, long begin, long end) {
    fillUpTo(begin, begin);
    while (records.hasNext()) {
      ConsumerRecord<byte[], byte[]> record = records.next();
      if (record.offset() >= end) {
        break;
      }
      fillUpTo(record.offset(), begin);
      timestamp = Math.max(0, record.timestamp());
      Optional<Placeholder> replacement =
          Placeholder.of(record.key(), record.value(), record.headers())
              .or(() -> rule.replacementOf(record));
      if (replacement.isPresent()) {
        removed += replacement.get() == Placeholder.ERASED_EVENT ? 1 : 0;
        place(replacement.get(), begin);
      } else {
        kept++;
        send(record.key(), record.value(), record.headers(), begin);
      }
    }
    fillUpTo(end, begin);
    producer.flush();
    stopIfFailed();
    return new Copied(kept, removed, digest.hex());
  }

  private void fillUpTo(long offset, long begin) {
    while (next < offset) {
      place(Placeholder.NOTHING, begin);
    }
  }

  private void place(Placeholder placeholder, long begin) {
    send(null, null, placeholder.headers(), begin);
  }

  private void send(byte[] key, byte[] value, Headers headers, long begin) {
    stopIfFailed();
    long offset = next++;
    if (offset >= begin) {
      digest.add(offset, timestamp, key, value, headers);
    }
    producer.send(
        new ProducerRecord<>(target.topic(), target.partition(), timestamp, key, value, headers),
        (metadata, e) -> {
          if (e != null) {
            failure.compareAndSet(null, e.getMessage());
          } else if (metadata.offset() != offset) {
            failure.compareAndSet(
                null,
                "offset %d became %d: somebody else writes there"
                    .formatted(offset, metadata.offset()));
          }
        });
  }

  private void stopIfFailed() {
    if (failure.get() != null) {
      throw new FailureException(
          "%s cannot be copied (%s); run the command again".formatted(target, failure.get()));
    }
  }
}
