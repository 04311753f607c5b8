package dev.foretaste.topology.processing;

import dev.foretaste.orders.OrderValidator;
import dev.foretaste.orders.Rejection;
import dev.foretaste.prediction.PrequentialLoop;
import dev.foretaste.schema.CustomerState;
import dev.foretaste.schema.FeedbackGiven;
import dev.foretaste.schema.PendingFeedback;
import dev.foretaste.serde.UndecodableRecordException;
import dev.foretaste.topology.ingest.DeadLetter;
import dev.foretaste.topology.ingest.KeyRule;
import dev.foretaste.topology.metrics.TopologyMetrics;
import dev.foretaste.topology.state.StateStores;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Puts feedback into the customer's state, where it waits to be learned with the next order: so it
 * takes effect at a definite place between two orders, whenever it happened to be read.
 */
public final class CollectFeedback implements Processor<byte[], byte[], String, DeadLetter> {
  /** Most feedback that waits per customer. */
  public static final int MAX_PENDING = 64;

  private final Deserializer<? extends SpecificRecord> decoder;
  private final KeyRule keyRule;
  private final TopologyMetrics metrics;
  private final OrderValidator validator = new OrderValidator();
  private ProcessorContext<String, DeadLetter> context;
  private KeyValueStore<String, CustomerState> customers;

  /** A processor for one task. */
  public CollectFeedback(
      Deserializer<? extends SpecificRecord> decoder, KeyRule keyRule, TopologyMetrics metrics) {
    this.decoder = decoder;
    this.keyRule = keyRule;
    this.metrics = metrics;
  }

  @Override
  public void init(ProcessorContext<String, DeadLetter> context) {
    this.context = context;
    customers = context.getStateStore(StateStores.CUSTOMERS);
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    RecordMetadata position = context.recordMetadata().orElseThrow();
    Optional<Rejection> rejection = collect(record, position);
    if (rejection.isPresent()) {
      metrics.deadLetter(rejection.get().code());
      context.forward(
          new Record<>(
              "",
              DeadLetter.of(record.key(), record.value(), rejection.get(), position),
              record.timestamp()));
    }
  }

  private Optional<Rejection> collect(Record<byte[], byte[]> record, RecordMetadata position) {
    if (record.value() == null) {
      return Optional.of(new Rejection("empty", "", "the record has no value; send an event"));
    }
    FeedbackGiven feedback;
    try {
      feedback = (FeedbackGiven) decoder.deserialize(position.topic(), record.value());
    } catch (UndecodableRecordException e) {
      return Optional.of(new Rejection("undecodable", "", e.getMessage()));
    }
    List<Rejection> faults = validator.check(feedback);
    if (!faults.isEmpty()) {
      return Optional.of(DeadLetter.firstOf(faults));
    }
    Optional<Rejection> misplaced =
        keyRule.check(record.key(), feedback.getCustomerId(), position.partition());
    return misplaced.isPresent() ? misplaced : keep(feedback, position);
  }

  private Optional<Rejection> keep(FeedbackGiven feedback, RecordMetadata position) {
    CustomerState known = customers.get(feedback.getCustomerId());
    CustomerState state = known == null ? PrequentialLoop.unknownCustomer() : known;
    if (state.getPendingFeedback().size() >= MAX_PENDING) {
      return Optional.of(
          new Rejection(
              "too-much-feedback",
              "customerId",
              "%d ratings already wait for the customer's next order; send this one after it"
                  .formatted(MAX_PENDING)));
    }
    List<PendingFeedback> pending = new ArrayList<>(state.getPendingFeedback());
    pending.add(
        new PendingFeedback(
            position.partition(), position.offset(), feedback.getOrderId(), feedback.getRating()));
    customers.put(
        feedback.getCustomerId(),
        new CustomerState(
            state.getPreferences(), state.getStanding(), state.getRecentOrders(), pending));
    return Optional.empty();
  }
}
