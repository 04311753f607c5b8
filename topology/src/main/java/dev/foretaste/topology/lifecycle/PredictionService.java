package dev.foretaste.topology.lifecycle;

import dev.foretaste.schema.LiveGeneration;
import dev.foretaste.serde.SchemaRegistryClient;
import dev.foretaste.storage.FileShelf;
import dev.foretaste.topics.TopicCatalogue;
import dev.foretaste.topology.OrderPredictionTopology;
import dev.foretaste.topology.StreamViews;
import dev.foretaste.topology.TopologySettings;
import dev.foretaste.topology.demand.DemandView;
import dev.foretaste.topology.erasure.ErasedCustomers;
import dev.foretaste.topology.inputs.InputSource;
import dev.foretaste.topology.inputs.MenuTimeline;
import dev.foretaste.topology.inputs.ModelCatchUp;
import dev.foretaste.topology.inputs.ModelTimeline;
import dev.foretaste.topology.metrics.StreamsCollector;
import dev.foretaste.topology.metrics.TopologyMetrics;
import dev.foretaste.topology.overview.Overviews;
import dev.foretaste.topology.query.CommittedOrders;
import dev.foretaste.topology.query.CustomerStates;
import dev.foretaste.topology.query.OrderProgress;
import dev.foretaste.topology.query.OrderScores;
import dev.foretaste.topology.query.PartitionedStores;
import dev.foretaste.topology.query.PredictionHistories;
import dev.foretaste.topology.satisfaction.SatisfactionView;
import dev.foretaste.topology.state.ActiveCustomers;
import io.prometheus.client.CollectorRegistry;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One running instance of the stream. Thread-safe. */
public final class PredictionService implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PredictionService.class);
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(20);

  private final FileShelf shelf;
  private final ModelTimeline models;
  private final MenuTimeline menus;
  private final StreamInputs inputs;
  private final String generation;
  private final SatisfactionView satisfaction = new SatisfactionView();
  private final ErasedCustomers erased;
  private final DemandView demand = new DemandView();
  private final RocksMemory memory;
  private final KafkaStreams streams;
  private final PartitionedStores stores;
  private final CustomerStates customers;
  private final PredictionHistories histories;
  private final OrderScores orderScores;
  private final Overviews overviews;
  private final OrderProgress progress;
  private final CommittedOrders committed;
  private final boolean positionsAreOfOrders;

  /**
   * Prepares an instance; its topics exist already.
   *
   * @param partitions number of partitions of the topics that are partitioned by customer
   * @param schemas the schema registry; stays open as long as the service
   * @param registry takes the instance's metrics
   */
  public PredictionService(
      ServiceSettings settings,
      int partitions,
      SchemaRegistryClient schemas,
      CollectorRegistry registry) {
    this(
        settings,
        partitions,
        schemas,
        registry,
        Place.original(settings.applicationId()),
        UnaryOperator.identity());
  }

  /** The same at a place among several streams on the same orders. */
  public PredictionService(
      ServiceSettings settings,
      int partitions,
      SchemaRegistryClient schemas,
      CollectorRegistry registry,
      Place place) {
    this(settings, partitions, schemas, registry, place, UnaryOperator.identity());
  }

  /**
   * The original stream with something put between what is live and the orders, to measure or to
   * test.
   *
   * @param between makes another source of the live one
   */
  public PredictionService(
      ServiceSettings settings,
      int partitions,
      SchemaRegistryClient schemas,
      CollectorRegistry registry,
      UnaryOperator<InputSource> between) {
    this(
        settings, partitions, schemas, registry, Place.original(settings.applicationId()), between);
  }

  private PredictionService(
      ServiceSettings settings,
      int partitions,
      SchemaRegistryClient schemas,
      CollectorRegistry registry,
      Place place,
      UnaryOperator<InputSource> between) {
    TopologyMetrics metrics = new TopologyMetrics(registry);
    erased = new ErasedCustomers(settings.pseudonyms());
    TopologySettings topology =
        new TopologySettings(
            partitions, settings.rekey(), settings.topicPrefix(), place.generation().topicPrefix());
    shelf = FileShelf.in(settings.stateDirectory());
    models = new ModelTimeline(shelf);
    menus = StreamInputs.menus(place);
    generation = place.generation().name();
    inputs = new StreamInputs(settings, topology, place, schemas, models, menus, metrics);
    progress = new OrderProgress(partitions);
    ActiveCustomers active = new ActiveCustomers(partitions);
    memory = new RocksMemory(settings.rocksMemoryBytes());
    streams =
        new KafkaStreams(
            new OrderPredictionTopology(
                    topology,
                    schemas,
                    new StreamViews(models, menus, satisfaction, progress, demand, active),
                    metrics,
                    between.apply(inputs.source()),
                    erased)
                .build(),
            new StreamsConfig(
                StreamsProperties.of(
                    settings.withApplicationId(place.generation().applicationId()), memory)));
    streams.setUncaughtExceptionHandler(PredictionService::startOver);
    streams.setGlobalStateRestoreListener(
        new ModelCatchUp(topology.topic(TopicCatalogue.MODEL_UPDATES).name(), models, metrics));
    stores = new PartitionedStores(streams, partitions, settings.applicationServer(), progress);
    customers = new CustomerStates(stores, active, progress);
    histories = new PredictionHistories(stores);
    orderScores = new OrderScores(stores);
    overviews = new Overviews(stores);
    committed = new CommittedOrders(streams, topology.orders().name(), progress);
    positionsAreOfOrders = !settings.rekey();
    new StreamsCollector(streams, memory::usedBytes).register(registry);
  }

  /** Starts; returns at once. */
  public void start() {
    streams.start();
  }

  /** Whether all of the instance's stores are restored and it processes orders. */
  public boolean isRunning() {
    return streams.state() == KafkaStreams.State.RUNNING;
  }

  /** What the instance is doing, in Kafka Streams' terms. */
  public KafkaStreams.State state() {
    return streams.state();
  }

  /** The models that the instance has loaded. */
  public ModelTimeline models() {
    return models;
  }

  /** Who keeps which key, and how far behind this instance's copies are. */
  public PartitionedStores stores() {
    return stores;
  }

  /** The customers' states. */
  public CustomerStates customers() {
    return customers;
  }

  /** The customers' latest predictions. */
  public PredictionHistories histories() {
    return histories;
  }

  /** What was expected of orders, by order id. */
  public OrderScores orderScores() {
    return orderScores;
  }

  /** Figures over all customers, of the partitions whose orders are processed here. */
  public Overviews overviews() {
    return overviews;
  }

  /** What customers are expected to order, of the same partitions. */
  public DemandView demand() {
    return demand;
  }

  /** How far the orders have been processed. */
  public OrderProgress progress() {
    return progress;
  }

  /** Which orders' results are committed. */
  public CommittedOrders committed() {
    return committed;
  }

  /**
   * Whether events are processed from the topic orders itself, so that positions there are those
   * that progress is told in; false with rekey.
   */
  public boolean positionsAreOfOrders() {
    return positionsAreOfOrders;
  }

  /** The stream it is an instance of; empty for the original one. */
  public String generation() {
    return generation;
  }

  /** URLs of instances that have taken over from this one's stream; empty while none have. */
  public List<String> successors() {
    return inputs
        .generations()
        .successorOf(generation)
        .map(LiveGeneration::getApis)
        .orElse(List.of());
  }

  /** The menu as far as the instance has read it. */
  public MenuTimeline menus() {
    return menus;
  }

  /** Who was erased, as far as the instance has read it. */
  public ErasedCustomers erased() {
    return erased;
  }

  /** How content customers are, by store and month. */
  public SatisfactionView satisfaction() {
    return satisfaction;
  }

  /** Stops, leaving the group at once so that others, or the next start, need not wait. */
  @Override
  public void close() {
    boolean stopped =
        streams.close(
            CloseOptions.groupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP)
                .withTimeout(CLOSE_LIMIT));
    inputs.close();
    if (stopped) {
      memory.close();
      shelf.close();
    } else {
      LOG.warn("The stream did not stop within {} s", CLOSE_LIMIT.toSeconds());
    }
  }

  private static StreamThreadExceptionResponse startOver(Throwable failure) {
    LOG.error("A stream thread failed and is replaced", failure);
    return StreamThreadExceptionResponse.REPLACE_THREAD;
  }
}
