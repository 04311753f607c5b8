package dev.foretaste.topology.ingest;

import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Turns dead letters back into the records they were, with the reason in the headers. */
public final class DeadLetterRecords implements Processor<String, DeadLetter, byte[], byte[]> {
  private ProcessorContext<byte[], byte[]> context;

  @Override
  public void init(ProcessorContext<byte[], byte[]> context) {
    this.context = context;
  }

  @Override
  public void process(Record<String, DeadLetter> record) {
    DeadLetter letter = record.value();
    context.forward(
        new Record<>(letter.keptKey(), letter.keptValue(), record.timestamp(), letter.headers()));
  }
}
