package dev.foretaste.topology.processing;

import dev.foretaste.feedback.FeedbackStep;
import dev.foretaste.feedback.FeedbackTaker;
import dev.foretaste.orders.OrderValidator;
import dev.foretaste.orders.Rejection;
import dev.foretaste.prediction.PrequentialLoop;
import dev.foretaste.schema.CustomerState;
import dev.foretaste.schema.FeedbackGiven;
import dev.foretaste.schema.JournalEntry;
import dev.foretaste.schema.JournalKind;
import dev.foretaste.serde.UndecodableRecordException;
import dev.foretaste.topology.generations.Handover;
import dev.foretaste.topology.generations.Succession;
import dev.foretaste.topology.ingest.DeadLetter;
import dev.foretaste.topology.ingest.KeyRule;
import dev.foretaste.topology.metrics.TopologyMetrics;
import dev.foretaste.topology.satisfaction.StorePeriod;
import dev.foretaste.topology.state.StateStores;
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
 * Puts feedback into the customer's state, where it counts for the satisfaction at once and waits
 * to be learned with the next order: so it takes effect at a definite place between two orders,
 * whenever it happened to be read.
 */
public final class CollectFeedback implements Processor<byte[], byte[], String, FeedbackEffect> {
  private static final String PASSED_OVER = "FEEDBACK-PASSED-OVER";

  private final Deserializer<? extends SpecificRecord> decoder;
  private final KeyRule keyRule;
  private final TopologyMetrics metrics;
  private final OrderValidator validator = new OrderValidator();
  private final Succession succession;
  private final FeedbackTaker taker = new FeedbackTaker();
  private ProcessorContext<String, FeedbackEffect> context;
  private KeyValueStore<String, CustomerState> customers;
  private KeyValueStore<String, JournalEntry> adopted;
  private Handover handover;

  /** A processor for one task. */
  public CollectFeedback(
      Deserializer<? extends SpecificRecord> decoder,
      KeyRule keyRule,
      TopologyMetrics metrics,
      Succession succession) {
    this.succession = succession;
    this.decoder = decoder;
    this.keyRule = keyRule;
    this.metrics = metrics;
  }

  @Override
  public void init(ProcessorContext<String, FeedbackEffect> context) {
    this.context = context;
    customers = context.getStateStore(StateStores.CUSTOMERS);
    adopted = context.getStateStore(StateStores.ADOPTED_INPUTS);
    handover = new Handover(succession, adopted);
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    RecordMetadata position = context.recordMetadata().orElseThrow();
    if (!handover.hasTaken()) {
      passOver(position);
      return;
    }
    if (handover.hasLeft()) {
      return;
    }
    if (record.value() == null) {
      refuse(new Rejection("empty", "", "the record has no value; send an event"), record);
      return;
    }
    FeedbackGiven feedback;
    try {
      feedback = (FeedbackGiven) decoder.deserialize(position.topic(), record.value());
    } catch (UndecodableRecordException e) {
      refuse(new Rejection("undecodable", "", e.getMessage()), record);
      return;
    }
    Optional<Rejection> fault = fault(feedback, record, position);
    if (fault.isPresent()) {
      refuse(fault.get(), record);
    } else {
      take(feedback, record, position);
    }
  }

  /** It is taken with the order that learns it, or when the orders are taken over. */
  private void passOver(RecordMetadata position) {
    adopted.put(
        PASSED_OVER,
        new JournalEntry(
            position.partition(),
            0L,
            JournalKind.FEEDBACK,
            position.topic(),
            position.partition(),
            position.offset(),
            null,
            null));
  }

  /**
   * Up to which offset of its partition of feedback a task that has not taken its orders over has
   * passed feedback over: what is left of it must be taken by other means.
   *
   * @param adopted the task's store of adopted inputs
   */
  public static long readUpTo(KeyValueStore<String, JournalEntry> adopted) {
    JournalEntry latest = adopted.get(PASSED_OVER);
    return latest == null ? 0 : latest.getSourceOffset() + 1;
  }

  private Optional<Rejection> fault(
      FeedbackGiven feedback, Record<byte[], byte[]> record, RecordMetadata position) {
    List<Rejection> faults = validator.check(feedback, record.timestamp());
    return faults.isEmpty()
        ? keyRule.check(record.key(), feedback.getCustomerId(), position.partition())
        : Optional.of(DeadLetter.firstOf(faults));
  }

  private void take(
      FeedbackGiven feedback, Record<byte[], byte[]> record, RecordMetadata position) {
    CustomerState known = customers.get(feedback.getCustomerId());
    CustomerState before = known == null ? PrequentialLoop.unknownCustomer() : known;
    FeedbackStep step = taker.take(before, feedback, position.partition(), position.offset());
    if (step instanceof FeedbackStep.Taken taken) {
      customers.put(feedback.getCustomerId(), taken.after());
      metrics.feedbackTaken();
      emit(
          StorePeriod.at(taken.storeId(), feedback.getEventTime()).key(),
          new FeedbackEffect.Rated(taken.rating()),
          record);
    } else if (step instanceof FeedbackStep.Duplicate) {
      metrics.feedbackDuplicate();
    } else if (step instanceof FeedbackStep.Refused refused) {
      refuse(refused.rejection(), record);
    }
  }

  private void refuse(Rejection rejection, Record<byte[], byte[]> record) {
    metrics.deadLetter(rejection.code());
    RecordMetadata position = context.recordMetadata().orElseThrow();
    DeadLetter letter = DeadLetter.of(record.key(), record.value(), rejection, position);
    emit("", new FeedbackEffect.Refused(letter), record);
  }

  private void emit(String key, FeedbackEffect effect, Record<byte[], byte[]> cause) {
    context.forward(new Record<>(key, effect, cause.timestamp()));
  }
}
