package dev.foretaste.topology;

import dev.foretaste.prediction.NextOrderPredictor;
import dev.foretaste.prediction.TrainingExamples;
import dev.foretaste.schema.CustomerErased;
import dev.foretaste.schema.CustomerPreferences;
import dev.foretaste.schema.JournalEntry;
import dev.foretaste.schema.PredictionOutcome;
import dev.foretaste.schema.TrainingExample;
import dev.foretaste.serde.AvroSerdes;
import dev.foretaste.serde.SchemaRegistryClient;
import dev.foretaste.topics.CustomerPartitioner;
import dev.foretaste.topics.TopicCatalogue;
import dev.foretaste.topics.TopicSpec;
import dev.foretaste.topology.erasure.ErasedCustomers;
import dev.foretaste.topology.erasure.ErasureEffect;
import dev.foretaste.topology.erasure.ErasuresReader;
import dev.foretaste.topology.erasure.ForgetCustomer;
import dev.foretaste.topology.generations.GenerationReader;
import dev.foretaste.topology.history.KeepHistory;
import dev.foretaste.topology.ingest.Arrival;
import dev.foretaste.topology.ingest.DeadLetter;
import dev.foretaste.topology.ingest.DeadLetterRecords;
import dev.foretaste.topology.ingest.KeyRule;
import dev.foretaste.topology.ingest.OrderDoor;
import dev.foretaste.topology.inputs.InputSource;
import dev.foretaste.topology.inputs.MenuReader;
import dev.foretaste.topology.inputs.ModelUpdatesReader;
import dev.foretaste.topology.metrics.TopologyMetrics;
import dev.foretaste.topology.orderindex.OrderScoreIndex;
import dev.foretaste.topology.overview.KeepQuality;
import dev.foretaste.topology.overview.KeepSales;
import dev.foretaste.topology.processing.CollectFeedback;
import dev.foretaste.topology.processing.Emission;
import dev.foretaste.topology.processing.FeedbackEffect;
import dev.foretaste.topology.processing.PredictNextOrder;
import dev.foretaste.topology.query.OrderProgress;
import dev.foretaste.topology.replay.AppendToMerged;
import dev.foretaste.topology.replay.WithinPlan;
import dev.foretaste.topology.satisfaction.SatisfactionByPeriod;
import dev.foretaste.topology.satisfaction.SatisfactionReader;
import dev.foretaste.topology.state.StateStores;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.StreamPartitioner;

/**
 * The whole flow, from orders in to predictions out:
 *
 * <pre>
 * orders ─▶ door ─▶ predict next order ─▶ predictions, outcomes, examples, preferences, journal
 *             ├────────────┴─▶ dead letters        ├─▶ history, scores by order id
 *             │                                    └─▶ quality, sales, demand
 *             └─▶ forget customer ─▶ erasures, tombstones
 * feedback ─▶ collect ─▶ satisfaction by store and month
 *                └─▶ dead letters
 * </pre>
 *
 * <p>Every order settles the standing prediction, becomes a training example, is learned, and leads
 * to the next prediction, in that order ({@link dev.foretaste.prediction.PrequentialLoop}); what is
 * predicted and how is in {@link NextOrderPredictor}. Models and menus come in from the side and
 * are adopted between two orders ({@link dev.foretaste.topology.inputs.AdoptedInputs}); a replay
 * takes them, and the feedback, from the journal ({@link dev.foretaste.topology.replay}).
 */
public final class OrderPredictionTopology {
  private final TopologySettings settings;
  private final SchemaRegistryClient registry;
  private final StreamViews views;
  private final TopologyMetrics metrics;
  private final InputSource inputs;
  private final ErasedCustomers erased;

  /**
   * A topology that is not built yet.
   *
   * @param registry knows the schemas of the topics; stays open as long as the topology runs
   * @param views what it shows to others while it runs
   * @param inputs where what influences orders comes from
   * @param erased takes who is erased, and knows how they are named then
   */
  public OrderPredictionTopology(
      TopologySettings settings,
      SchemaRegistryClient registry,
      StreamViews views,
      TopologyMetrics metrics,
      InputSource inputs,
      ErasedCustomers erased) {
    this.settings = settings;
    this.registry = registry;
    this.views = views;
    this.metrics = metrics;
    this.inputs = inputs;
    this.erased = erased;
  }

  /** Builds the flow. */
  public Topology build() {
    StreamsBuilder builder = new StreamsBuilder();
    builder.addStateStore(StateStores.customers());
    builder.addStateStore(StateStores.adoptedInputs());
    builder.addStateStore(StateStores.predictionHistory());
    builder.addStateStore(StateStores.customerOrders());
    builder.addStateStore(StateStores.orderScores());
    followModelsAndMenu(builder);
    followErasures(builder);
    followSatisfaction(builder);

    Kinds<Arrival> arrivals =
        new Kinds<>(
            chosen(orders(builder))
                .process(
                    () ->
                        new OrderDoor(
                            decoder(settings.orders()),
                            keyRule(),
                            metrics,
                            views.progress(),
                            erased),
                    Named.as("order-door")),
            "arrivals",
            List.of(Arrival.Admitted.class, Arrival.Erasure.class, DeadLetter.class));
    Kinds<Emission> emissions =
        new Kinds<>(
            arrivals
                .only(Arrival.Admitted.class, Function.identity(), "admitted-orders")
                .process(
                    () -> new PredictNextOrder(settings, inputs, views, metrics, erased),
                    Named.as("predict-next-order"),
                    StateStores.CUSTOMERS,
                    StateStores.ADOPTED_INPUTS),
            "emissions",
            List.of(
                Emission.Predicted.class,
                Emission.Learned.class,
                Emission.Settled.class,
                Emission.Labelled.class,
                Emission.Shadowed.class,
                Emission.Adopted.class,
                Emission.Rated.class,
                Emission.TakenBack.class,
                Emission.Refused.class));
    KStream<String, ErasureEffect> erasures =
        arrivals
            .only(Arrival.Erasure.class, Arrival.Erasure::request, "erasure-requests")
            .process(
                () -> new ForgetCustomer(erased, views.demand(), metrics),
                Named.as("forget-customer"),
                StateStores.CUSTOMERS,
                StateStores.PREDICTION_HISTORY,
                StateStores.CUSTOMER_ORDERS);

    write(
        emissions.only(Emission.Adopted.class, Emission.Adopted::entry, "adopted"),
        settings.output(TopicCatalogue.INPUT_JOURNAL),
        Optional.of(OrderPredictionTopology::besideTheOrders));
    KStream<String, PredictionOutcome> outcomes =
        emissions.only(Emission.Settled.class, Emission.Settled::outcome, "settled");
    write(outcomes, settings.output(TopicCatalogue.PREDICTION_OUTCOMES), Optional.empty());
    write(
        emissions.only(Emission.Shadowed.class, Emission.Shadowed::outcome, "shadowed"),
        settings.output(TopicCatalogue.SHADOW_OUTCOMES),
        Optional.empty());
    KStream<String, TrainingExample> noExamples =
        only(erasures, ErasureEffect.ExampleGone.class, gone -> null, "examples-gone");
    write(
        emissions
            .only(Emission.Labelled.class, Emission.Labelled::example, "labelled")
            .merge(
                emissions.only(Emission.TakenBack.class, taken -> null, "taken-back"),
                Named.as("examples-with-consent"))
            .merge(noExamples, Named.as("examples")),
        settings.output(TopicCatalogue.TRAINING_EXAMPLES),
        Optional.of(OrderPredictionTopology::byCustomer));
    KStream<String, CustomerPreferences> noProfile =
        only(erasures, ErasureEffect.ProfileGone.class, gone -> null, "profile-gone");
    write(
        emissions
            .only(Emission.Learned.class, Emission.Learned::preferences, "learned")
            .merge(noProfile, Named.as("profiles")),
        settings.output(TopicCatalogue.CUSTOMER_PREFERENCES),
        Optional.empty());
    // A replay remembers beside the live stream when both speak of the same orders.
    KStream<String, CustomerErased> done =
        only(erasures, ErasureEffect.Done.class, ErasureEffect.Done::erased, "erased");
    write(done, settings.topic(TopicCatalogue.ERASURES), Optional.empty());
    KStream<String, Emission.Predicted> predictions =
        emissions.only(Emission.Predicted.class, Function.identity(), "predicted");
    write(
        predictions.mapValues(Emission.Predicted::prediction, Named.as("predictions-alone")),
        settings.output(TopicCatalogue.PREDICTIONS),
        Optional.empty());
    predictions.process(KeepHistory::new, Named.as("keep-history"), StateStores.PREDICTION_HISTORY);
    writeDeadLetters(
        arrivals
            .only(DeadLetter.class, Function.identity(), "refused-at-the-door")
            .merge(
                emissions.only(
                    Emission.Refused.class, Emission.Refused::letter, "refused-by-state"),
                Named.as("refused-orders")),
        settings.output(TopicCatalogue.ORDERS_DLQ));
    OrderScoreIndex.of(
        outcomes,
        only(erasures, ErasureEffect.OrderGone.class, Function.identity(), "orders-gone"),
        settings.partitions());
    keepOverviews(builder, outcomes);
    collectFeedback(builder, emissions);
    followGenerations(builder);
    return builder.build();
  }

  /** The orders as they are to be processed; with rekey, through one topic that is keyed right. */
  private KStream<byte[], byte[]> orders(StreamsBuilder builder) {
    if (settings.merged()) {
      AppendToMerged.onto(settings.orders(), stream(builder, settings.log()));
      return stream(builder, settings.orders());
    }
    if (!settings.rekey() || settings.isReplay()) {
      return stream(builder, settings.orders());
    }
    KStream<byte[], byte[]> arriving = stream(builder, settings.topic(TopicCatalogue.ORDERS));
    KStream<String, Arrival> unkeyed =
        arriving.process(
            () ->
                new OrderDoor(
                    decoder(settings.topic(TopicCatalogue.ORDERS)),
                    KeyRule.NONE,
                    metrics,
                    new OrderProgress(settings.partitions()),
                    // Erasures speak of places on the topic that is keyed right.
                    new ErasedCustomers(erased.pseudonyms())),
            Named.as("unkeyed-order-door"));
    writeDeadLetters(
        only(unkeyed, DeadLetter.class, Function.identity(), "refused-before-rekeying"),
        settings.output(TopicCatalogue.ORDERS_DLQ));
    only(unkeyed, Arrival.Admitted.class, Arrival.Admitted::value, "orders-to-rekey")
        .merge(
            only(unkeyed, Arrival.Erasure.class, Arrival.Erasure::value, "erasures-to-rekey"),
            Named.as("events-to-rekey"))
        .map(
            (customerId, event) ->
                KeyValue.pair(customerId.getBytes(StandardCharsets.UTF_8), event),
            Named.as("rekey"))
        .to(
            settings.topic(TopicCatalogue.ORDERS_BY_CUSTOMER).name(),
            Produced.with(Serdes.ByteArray(), Serdes.ByteArray()).withName("rekeyed-orders"));
    return stream(builder, settings.topic(TopicCatalogue.ORDERS_BY_CUSTOMER));
  }

  private void collectFeedback(StreamsBuilder builder, Kinds<Emission> emissions) {
    KStream<String, FeedbackEffect> effects =
        stream(builder, settings.topic(TopicCatalogue.FEEDBACK))
            .process(
                () ->
                    new CollectFeedback(
                        decoder(settings.topic(TopicCatalogue.FEEDBACK)),
                        keyRule(),
                        metrics,
                        inputs.succession()),
                Named.as("collect-feedback"),
                StateStores.CUSTOMERS,
                StateStores.ADOPTED_INPUTS);
    writeDeadLetters(
        only(
            effects,
            FeedbackEffect.Refused.class,
            FeedbackEffect.Refused::letter,
            "refused-feedback"),
        settings.output(TopicCatalogue.FEEDBACK_DLQ));
    write(
        SatisfactionByPeriod.of(
            only(effects, FeedbackEffect.Rated.class, FeedbackEffect.Rated::rating, "rated")
                .merge(
                    emissions.only(
                        Emission.Rated.class, Emission.Rated::rating, "rated-with-an-order"),
                    Named.as("all-ratings"))),
        settings.output(TopicCatalogue.SATISFACTION),
        Optional.empty());
  }

  private static void keepOverviews(
      StreamsBuilder builder, KStream<String, PredictionOutcome> outcomes) {
    builder.addStateStore(StateStores.quality());
    builder.addStateStore(StateStores.sales());
    builder.addStateStore(StateStores.recentSales());
    outcomes.process(KeepQuality::new, Named.as("keep-quality"), StateStores.QUALITY);
    outcomes.process(
        KeepSales::new, Named.as("keep-sales"), StateStores.SALES, StateStores.RECENT_SALES);
  }

  private void followModelsAndMenu(StreamsBuilder builder) {
    builder.addGlobalStore(
        StateStores.notKept("model-updates-position"),
        settings.topic(TopicCatalogue.MODEL_UPDATES).name(),
        Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()).withName("model-updates"),
        () ->
            new ModelUpdatesReader(
                decoder(settings.topic(TopicCatalogue.MODEL_UPDATES)), views.models(), metrics));
    builder.addGlobalStore(
        StateStores.notKept("menu-position"),
        settings.topic(TopicCatalogue.MENU_ITEMS).name(),
        Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()).withName("menu-items"),
        () ->
            new MenuReader(
                decoder(settings.topic(TopicCatalogue.MENU_ITEMS)), views.menus(), metrics));
  }

  private void followErasures(StreamsBuilder builder) {
    TopicSpec topic = settings.erasures();
    builder.addGlobalStore(
        StateStores.notKept("erasures-position"),
        topic.name(),
        Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()).withName("erasures-in"),
        () -> new ErasuresReader(decoder(topic), erased, metrics));
  }

  private void followGenerations(StreamsBuilder builder) {
    TopicSpec topic = settings.topic(TopicCatalogue.GENERATIONS);
    builder.addGlobalStore(
        StateStores.notKept("generations-position"),
        topic.name(),
        Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()).withName("generations"),
        () -> new GenerationReader(decoder(topic), inputs.succession().timeline()));
  }

  private void followSatisfaction(StreamsBuilder builder) {
    TopicSpec topic = settings.output(TopicCatalogue.SATISFACTION);
    builder.addGlobalStore(
        StateStores.notKept("satisfaction-position"),
        topic.name(),
        Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()).withName("satisfaction-summaries-in"),
        () -> new SatisfactionReader(decoder(topic), views.satisfaction(), metrics));
  }

  /** A record may come without a timestamp; Kafka Streams' default would stop at it for good. */
  private static KStream<byte[], byte[]> stream(StreamsBuilder builder, TopicSpec topic) {
    return builder.stream(
        topic.name(), Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()).withName(topic.name()));
  }

  private <V extends SpecificRecord> void write(
      KStream<String, V> records, TopicSpec topic, Optional<StreamPartitioner<String, V>> to) {
    Produced<String, V> produced =
        Produced.with(Serdes.String(), AvroSerdes.forTopic(topic, registry));
    wanted(records)
        .to(
            topic.name(),
            to.map(produced::withStreamPartitioner)
                .orElse(produced)
                .withName("write-" + topic.name()));
  }

  private KStream<byte[], byte[]> chosen(KStream<byte[], byte[]> orders) {
    return inputs.plan().end().isEmpty()
        ? orders
        : orders.process(WithinPlan.processed(inputs.plan()));
  }

  private <V> KStream<String, V> wanted(KStream<String, V> results) {
    return inputs.plan().writtenFrom().isEmpty()
        ? results
        : results.process(WithinPlan.written(inputs.plan()));
  }

  private void writeDeadLetters(KStream<String, DeadLetter> refused, TopicSpec topic) {
    wanted(refused)
        .process(DeadLetterRecords::new)
        .to(topic.name(), Produced.with(Serdes.ByteArray(), Serdes.ByteArray()));
  }

  private static <E, K extends E, V> KStream<String, V> only(
      KStream<String, E> stream, Class<K> kind, Function<K, V> value, String name) {
    return stream
        .filter((key, emission) -> kind.isInstance(emission), Named.as(name))
        .mapValues(emission -> value.apply(kind.cast(emission)), Named.as(name + "-content"));
  }

  private Deserializer<? extends SpecificRecord> decoder(TopicSpec topic) {
    return AvroSerdes.deserializer(topic, registry);
  }

  private KeyRule keyRule() {
    return KeyRule.customerId(settings.partitions());
  }

  private static Optional<Set<Integer>> byCustomer(
      String topic, String key, TrainingExample example, int partitions) {
    byte[] customerId = TrainingExamples.customerOf(key).getBytes(StandardCharsets.UTF_8);
    return Optional.of(Set.of(CustomerPartitioner.partitionFor(customerId, partitions)));
  }

  private static Optional<Set<Integer>> besideTheOrders(
      String topic, String key, JournalEntry entry, int partitions) {
    return Optional.of(Set.of(entry.getOrdersPartition()));
  }
}
