package dev.foretaste.topology.ingest;

import dev.foretaste.orders.OrderEvent;
import dev.foretaste.orders.OrderValidator;
import dev.foretaste.orders.Rejection;
import dev.foretaste.serde.UndecodableRecordException;
import dev.foretaste.topology.metrics.TopologyMetrics;
import dev.foretaste.topology.query.OrderProgress;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** Decodes and checks every record of the orders topic: the one door into the stream. */
public final class OrderDoor implements Processor<byte[], byte[], String, Arrival> {
  private final Deserializer<? extends SpecificRecord> decoder;
  private final KeyRule keyRule;
  private final TopologyMetrics metrics;
  private final OrderProgress progress;
  private final OrderValidator validator = new OrderValidator();
  private ProcessorContext<String, Arrival> context;

  /**
   * A door for one task.
   *
   * @param progress is told what has been processed, by the door and all that follows it
   */
  public OrderDoor(
      Deserializer<? extends SpecificRecord> decoder,
      KeyRule keyRule,
      TopologyMetrics metrics,
      OrderProgress progress) {
    this.progress = progress;
    this.decoder = decoder;
    this.keyRule = keyRule;
    this.metrics = metrics;
  }

  @Override
  public void init(ProcessorContext<String, Arrival> context) {
    this.context = context;
    progress.started(context.taskId().partition());
  }

  @Override
  public void close() {
    progress.stopped(context.taskId().partition());
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    RecordMetadata position = context.recordMetadata().orElseThrow();
    Arrival arrival = check(record, position);
    String customerId = "";
    if (arrival instanceof Arrival.Admitted admitted) {
      customerId = admitted.event().customerId();
    } else if (arrival instanceof DeadLetter letter) {
      metrics.deadLetter(letter.rejection().code());
    }
    context.forward(new Record<>(customerId, arrival, record.timestamp()));
    progress.processed(position.partition(), position.offset());
  }

  private Arrival check(Record<byte[], byte[]> record, RecordMetadata position) {
    if (record.value() == null) {
      return refused(
          record, position, new Rejection("empty", "", "the record has no value; send an event"));
    }
    OrderEvent event;
    try {
      event = OrderEvent.of(decoder.deserialize(position.topic(), record.value()));
    } catch (UndecodableRecordException e) {
      return refused(record, position, new Rejection("undecodable", "", e.getMessage()));
    }
    List<Rejection> faults = validator.check(event, record.timestamp());
    if (!faults.isEmpty()) {
      return refused(record, position, DeadLetter.firstOf(faults));
    }
    Optional<Rejection> misplaced =
        keyRule.check(record.key(), event.customerId(), position.partition());
    return misplaced
        .<Arrival>map(rejection -> refused(record, position, rejection))
        .orElseGet(() -> new Arrival.Admitted(event, record.key(), record.value()));
  }

  private static DeadLetter refused(
      Record<byte[], byte[]> record, RecordMetadata position, Rejection rejection) {
    return DeadLetter.of(record.key(), record.value(), rejection, position);
  }
}
