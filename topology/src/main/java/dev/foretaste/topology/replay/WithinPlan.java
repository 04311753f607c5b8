package dev.foretaste.topology.replay;

import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** Lets through what a plan wants of the orders, or of what they led to. */
public final class WithinPlan<K, V> implements Processor<K, V, K, V> {
  /** Chooses records by the place of the order that they come from. */
  @FunctionalInterface
  private interface Choice {
    boolean takes(int partition, long offset);
  }

  private final Choice choice;
  private ProcessorContext<K, V> context;

  private WithinPlan(Choice choice) {
    this.choice = choice;
  }

  /** Lets orders through that are to be processed. */
  public static <K, V> ProcessorSupplier<K, V, K, V> processed(ReplayPlan plan) {
    return () -> new WithinPlan<>(plan::processes);
  }

  /** Lets results through that are to be written. */
  public static <K, V> ProcessorSupplier<K, V, K, V> written(ReplayPlan plan) {
    return () -> new WithinPlan<>(plan::writes);
  }

  @Override
  public void init(ProcessorContext<K, V> context) {
    this.context = context;
  }

  @Override
  public void process(Record<K, V> record) {
    RecordMetadata place = context.recordMetadata().orElseThrow();
    if (choice.takes(place.partition(), place.offset())) {
      context.forward(record);
    }
  }
}
