package dev.foretaste.cli.rewrite;

import dev.foretaste.topics.Placeholder;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Says which records of a log are replaced. */
@FunctionalInterface
interface RecordRule {
  /** Takes every record over. */
  RecordRule KEEP_ALL = record -> Optional.empty();

  /** What takes the place of a record; empty when it stays. */
  Optional<Placeholder> replacementOf(ConsumerRecord<byte[], byte[]> record);
}
