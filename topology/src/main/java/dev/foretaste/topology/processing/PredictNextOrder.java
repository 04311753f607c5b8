package dev.foretaste.topology.processing;

import dev.foretaste.experiments.ExperimentLoop;
import dev.foretaste.experiments.RunningExperiment;
import dev.foretaste.feedback.FeedbackStep;
import dev.foretaste.feedback.FeedbackTaker;
import dev.foretaste.orders.OrderEvent;
import dev.foretaste.orders.OrderValidator;
import dev.foretaste.orders.Rejection;
import dev.foretaste.prediction.PrequentialLoop;
import dev.foretaste.prediction.Step;
import dev.foretaste.prediction.TrainingExamples;
import dev.foretaste.preferences.Revision;
import dev.foretaste.schema.CustomerState;
import dev.foretaste.schema.FeedbackGiven;
import dev.foretaste.schema.JournalEntry;
import dev.foretaste.schema.JournalKind;
import dev.foretaste.schema.PendingFeedback;
import dev.foretaste.topics.CustomerPartitioner;
import dev.foretaste.topics.TopicCatalogue;
import dev.foretaste.topology.StreamViews;
import dev.foretaste.topology.TopologySettings;
import dev.foretaste.topology.demand.CustomerWatch;
import dev.foretaste.topology.erasure.ErasedCustomers;
import dev.foretaste.topology.experiments.ShadowScoring;
import dev.foretaste.topology.generations.Handover;
import dev.foretaste.topology.ingest.Arrival;
import dev.foretaste.topology.ingest.DeadLetter;
import dev.foretaste.topology.inputs.InputSource;
import dev.foretaste.topology.inputs.OrderInputs;
import dev.foretaste.topology.metrics.TopologyMetrics;
import dev.foretaste.topology.query.OrderProgress;
import dev.foretaste.topology.satisfaction.StorePeriod;
import dev.foretaste.topology.state.StateStores;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Applies each order to its customer's state and hands on everything that comes of it. */
public final class PredictNextOrder
    implements Processor<String, Arrival.Admitted, String, Emission> {
  private static final Logger LOG = LoggerFactory.getLogger(PredictNextOrder.class);

  /** Entries say where something stands, not whose it is. */
  private static final String NOBODY = "";

  private static final Duration HANDOVER_LOOK = Duration.ofMillis(200);

  private final TopologySettings settings;
  private final InputSource source;
  private final TopologyMetrics metrics;
  private final OrderValidator validator = new OrderValidator();
  private final FeedbackTaker taker = new FeedbackTaker();
  private final ExperimentLoop loop = new ExperimentLoop();
  private final ShadowScoring shadows;
  private ProcessorContext<String, Emission> context;
  private KeyValueStore<String, CustomerState> customers;
  private final StreamViews views;
  private final OrderProgress progress;
  private final ErasedCustomers erased;
  private OrderInputs inputs;
  private CustomerWatch watch;
  private Handover handover;
  private boolean left;

  /**
   * A processor for one task.
   *
   * @param views are told what happens
   * @param erased knows how a log may name a customer
   */
  public PredictNextOrder(
      TopologySettings settings,
      InputSource source,
      StreamViews views,
      TopologyMetrics metrics,
      ErasedCustomers erased) {
    this.views = views;
    progress = views.progress();
    this.erased = erased;
    this.settings = settings;
    this.source = source;
    this.metrics = metrics;
    this.shadows = new ShadowScoring(metrics);
  }

  @Override
  public void init(ProcessorContext<String, Emission> context) {
    this.context = context;
    customers = context.getStateStore(StateStores.CUSTOMERS);
    KeyValueStore<String, JournalEntry> adopted = context.getStateStore(StateStores.ADOPTED_INPUTS);
    inputs = source.forTask(context.taskId().partition(), adopted);
    watch = views.demand().open(context, customers);
    views.customers().opened(context.taskId().partition(), customers);
    handover = new Handover(source.succession(), adopted);
    left = handover.hasLeft();
    if (left) {
      progress.stopped(context.taskId().partition());
    }
    context.schedule(HANDOVER_LOOK, PunctuationType.WALL_CLOCK_TIME, this::leaveIdle);
  }

  /** A partition without orders is handed over too. */
  private void leaveIdle(long now) {
    if (handover.isDue() && handover.hasTaken()) {
      int partition = context.taskId().partition();
      long latest = progress.latest(partition);
      leave(
          latest == OrderProgress.NOTHING
              ? source.succession().committed().applyAsLong(partition)
              : latest + 1,
          now);
    }
  }

  private void leave(long nextOffset, long timestamp) {
    int partition = context.taskId().partition();
    handover.leave(
        partition,
        nextOffset,
        entry -> context.forward(new Record<>(NOBODY, new Emission.Adopted(entry), timestamp)));
    left = true;
    progress.stopped(partition);
    LOG.info("Orders from {}:{} on are another stream's", partition, nextOffset);
  }

  @Override
  public void process(Record<String, Arrival.Admitted> record) {
    RecordMetadata position = context.recordMetadata().orElseThrow();
    if (!left && handover.isDue() && handover.hasTaken()) {
      leave(position.offset(), record.timestamp());
    }
    if (left) {
      return;
    }
    String customerId = record.key();
    OrderEvent event = record.value().event();
    Revision revision = new Revision(position.partition(), position.offset());
    inputs.refresh(revision, entry -> journal(entry, record));
    Optional<RunningExperiment> experiment = inputs.experiment();

    inputs.feedback().forEach(due -> take(due, record));
    CustomerState known = customers.get(customerId);
    CustomerState before = known == null ? PrequentialLoop.unknownCustomer() : known;
    Step step = metrics.timeStep(() -> apply(before, event, revision, experiment));

    if (step instanceof Step.Accepted accepted) {
      customers.put(customerId, accepted.after());
      watch.changed(customerId, known, accepted.after());
      emit(before, accepted, position, record);
      metrics.accepted(accepted.prediction());
      shadows
          .judge(before, event, revision, accepted, inputs.model(), experiment)
          .ifPresent(outcome -> emit(customerId, new Emission.Shadowed(outcome), record));
    } else if (step instanceof Step.Duplicate) {
      metrics.duplicate();
    } else if (step instanceof Step.Refused refused) {
      refuse(refused.rejection(), position, record);
    }
  }

  private CustomerState stateOf(String customerId) {
    CustomerState known = customers.get(customerId);
    return known == null ? PrequentialLoop.unknownCustomer() : known;
  }

  /** The live stream has checked what an order learned; what was left over is checked here. */
  private void take(OrderInputs.DueFeedback due, Record<String, Arrival.Admitted> cause) {
    FeedbackGiven feedback = due.feedback();
    String customerId = feedback.getCustomerId();
    byte[] key = customerId.getBytes(StandardCharsets.UTF_8);
    if (CustomerPartitioner.partitionFor(key, settings.partitions()) != due.partition()
        || !validator.check(feedback, feedback.getEventTime()).isEmpty()) {
      return;
    }
    FeedbackStep step = taker.take(stateOf(customerId), feedback, due.partition(), due.offset());
    if (step instanceof FeedbackStep.Taken taken) {
      customers.put(customerId, taken.after());
      metrics.feedbackTaken();
      emit(
          StorePeriod.at(taken.storeId(), feedback.getEventTime()).key(),
          new Emission.Rated(taken.rating()),
          cause);
    }
  }

  @Override
  public void close() {
    views.customers().closed(context.taskId().partition());
    watch.close();
    inputs.close();
  }

  /**
   * Nothing has been written when this fails, whatever the reason: so it is the event's alone. What
   * goes wrong anywhere else (stores, registry, broker) is not, and must not be taken for it.
   */
  private Step apply(
      CustomerState before,
      OrderEvent event,
      Revision revision,
      Optional<RunningExperiment> experiment) {
    try {
      return loop.apply(before, event, revision, inputs.model(), inputs.menu(), experiment);
    } catch (RuntimeException e) {
      LOG.error(
          "The event at {} of customer {} could not be processed",
          revision,
          erased.pseudonyms().map(names -> names.inLogs(event.customerId())).orElse("(no key)"),
          e);
      return new Step.Refused(
          new Rejection(
              "unexpected-failure",
              "",
              "processing failed with %s; the service's log says more"
                  .formatted(e.getClass().getSimpleName())));
    }
  }

  private void emit(
      CustomerState before,
      Step.Accepted accepted,
      RecordMetadata position,
      Record<String, Arrival.Admitted> record) {
    String customerId = record.key();
    for (PendingFeedback feedback : accepted.learnedFeedback()) {
      journal(journal(feedback, position), record);
    }
    accepted
        .outcome()
        .ifPresent(outcome -> emit(customerId, new Emission.Settled(outcome), record));
    accepted
        .example()
        .ifPresent(
            example -> emit(TrainingExamples.key(example), new Emission.Labelled(example), record));
    if (accepted.after().getWithoutConsent() && !before.getWithoutConsent()) {
      TrainingExamples.keysOf(customerId)
          .forEach(key -> emit(key, new Emission.TakenBack(), record));
    }
    emit(customerId, new Emission.Learned(accepted.after().getPreferences()), record);
    emit(
        customerId,
        new Emission.Predicted(accepted.prediction(), accepted.after().getPredictions()),
        record);
  }

  private void refuse(
      Rejection rejection, RecordMetadata position, Record<String, Arrival.Admitted> record) {
    metrics.deadLetter(rejection.code());
    Arrival.Admitted admitted = record.value();
    emit(
        record.key(),
        new Emission.Refused(DeadLetter.of(admitted.key(), admitted.value(), rejection, position)),
        record);
  }

  private void emit(String key, Emission emission, Record<String, Arrival.Admitted> cause) {
    context.forward(new Record<>(key, emission, cause.timestamp()));
  }

  private void journal(JournalEntry entry, Record<String, Arrival.Admitted> cause) {
    emit(NOBODY, new Emission.Adopted(entry), cause);
  }

  private JournalEntry journal(PendingFeedback feedback, RecordMetadata position) {
    return new JournalEntry(
        position.partition(),
        position.offset(),
        JournalKind.FEEDBACK,
        settings.topic(TopicCatalogue.FEEDBACK).name(),
        feedback.getFeedbackPartition(),
        feedback.getFeedbackOffset(),
        null,
        null);
  }
}
