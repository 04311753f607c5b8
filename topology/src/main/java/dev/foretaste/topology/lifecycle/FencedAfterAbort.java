package dev.foretaste.topology.lifecycle;

import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.processor.internals.DefaultKafkaClientSupplier;

/**
 * A producer with which no transaction begins after one has been aborted. All tasks of a stream
 * thread write in one transaction. When one of them is found corrupt while the group rebalances,
 * Kafka Streams 4.3.1 does not commit what the others have written, as it does at other times,
 * aborts it with the corrupt task's, and lets the others go on as if it had been committed: their
 * orders would be lost ({@code TaskManager.handleCorruption}). A fenced producer makes it close all
 * of the thread's tasks, restore them, and process again what was aborted. Whoever aborts and means
 * it does not begin another transaction with the same producer.
 */
final class FencedAfterAbort extends KafkaProducer<byte[], byte[]> {
  private volatile boolean aborted;

  FencedAfterAbort(Map<String, Object> config) {
    super(config, new ByteArraySerializer(), new ByteArraySerializer());
  }

  @Override
  public void abortTransaction() {
    aborted = true;
    super.abortTransaction();
  }

  @Override
  public void beginTransaction() {
    if (aborted) {
      throw new ProducerFencedException(
          "A transaction was aborted: what it held must be processed again first");
    }
    super.beginTransaction();
  }

  /** Makes such producers. Kafka Streams makes one of these itself. */
  public static final class Supplier extends DefaultKafkaClientSupplier {
    @Override
    public Producer<byte[], byte[]> getProducer(Map<String, Object> config) {
      return new FencedAfterAbort(config);
    }
  }
}
