package dev.foretaste.topology.ingest;

import dev.foretaste.orders.OrderEvent;
import dev.foretaste.orders.OrderValidator;
import dev.foretaste.orders.Rejection;
import dev.foretaste.schema.ErasureRequested;
import dev.foretaste.serde.UndecodableRecordException;
import dev.foretaste.topics.Placeholder;
import dev.foretaste.topology.erasure.ErasedCustomers;
import dev.foretaste.topology.metrics.TopologyMetrics;
import dev.foretaste.topology.query.OrderProgress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * Decodes and checks every record of the orders topic: the one door into the stream. Leaves out, as
 * if they had never been there, the events of customers who were erased later, and the placeholders
 * that stand for them on a rewritten log.
 */
public final class OrderDoor implements Processor<byte[], byte[], String, Arrival> {
  private final Deserializer<? extends SpecificRecord> decoder;
  private final KeyRule keyRule;
  private final TopologyMetrics metrics;
  private final OrderProgress progress;
  private final ErasedCustomers erased;
  private final OrderValidator validator = new OrderValidator();
  private ProcessorContext<String, Arrival> context;

  /**
   * A door for one task.
   *
   * @param progress is told what has been processed, by the door and all that follows it
   * @param erased whose events are left out
   */
  public OrderDoor(
      Deserializer<? extends SpecificRecord> decoder,
      KeyRule keyRule,
      TopologyMetrics metrics,
      OrderProgress progress,
      ErasedCustomers erased) {
    this.erased = erased;
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
    progress.begun(position.partition(), position.offset());
    if (Placeholder.of(record.key(), record.value(), record.headers()).isPresent()) {
      metrics.placeholder();
      progress.processed(position.partition(), position.offset());
      return;
    }
    if (isErased(record.key(), position)) {
      progress.processed(position.partition(), position.offset());
      return;
    }
    Arrival arrival = check(record, position);
    String customerId = "";
    if (arrival instanceof Arrival.Admitted admitted) {
      customerId = admitted.event().customerId();
    } else if (arrival instanceof Arrival.Erasure erasure) {
      customerId = erasure.request().getCustomerId();
    } else if (arrival instanceof DeadLetter letter) {
      metrics.deadLetter(letter.rejection().code());
    }
    context.forward(new Record<>(customerId, arrival, record.timestamp()));
    progress.processed(position.partition(), position.offset());
  }

  /** By the key: what stands under another one is a dead letter, or passes through here again. */
  private boolean isErased(byte[] key, RecordMetadata position) {
    return key != null
        && erased.isErased(
            new String(key, StandardCharsets.UTF_8), position.partition(), position.offset());
  }

  private Arrival check(Record<byte[], byte[]> record, RecordMetadata position) {
    if (record.value() == null) {
      return refused(
          record, position, new Rejection("empty", "", "the record has no value; send an event"));
    }
    SpecificRecord decoded;
    try {
      decoded = decoder.deserialize(position.topic(), record.value());
    } catch (UndecodableRecordException e) {
      return refused(record, position, new Rejection("undecodable", "", e.getMessage()));
    }
    if (decoded instanceof ErasureRequested request) {
      return fault(validator.check(request), record, request.getCustomerId(), position)
          .or(this::cannotErase)
          .<Arrival>map(rejection -> refused(record, position, rejection))
          .orElseGet(() -> new Arrival.Erasure(request, record.value()));
    }
    OrderEvent event = OrderEvent.of(decoded);
    return fault(validator.check(event, record.timestamp()), record, event.customerId(), position)
        .<Arrival>map(rejection -> refused(record, position, rejection))
        .orElseGet(() -> new Arrival.Admitted(event, record.key(), record.value()));
  }

  private Optional<Rejection> fault(
      List<Rejection> faults,
      Record<byte[], byte[]> record,
      String customerId,
      RecordMetadata position) {
    return faults.isEmpty()
        ? keyRule.check(record.key(), customerId, position.partition())
        : Optional.of(DeadLetter.firstOf(faults));
  }

  private Optional<Rejection> cannotErase() {
    return erased.pseudonyms().isPresent()
        ? Optional.empty()
        : Optional.of(
            new Rejection(
                "no-erasure-key",
                "",
                "the service has no key to remember erasures by; start it with"
                    + " --erasure-key-file, then send this again (dlq retry)"));
  }

  private static DeadLetter refused(
      Record<byte[], byte[]> record, RecordMetadata position, Rejection rejection) {
    return DeadLetter.of(record.key(), record.value(), rejection, position);
  }
}
