package dev.foretaste.topology.replay;

import dev.foretaste.schema.FeedbackGiven;
import dev.foretaste.schema.JournalEntry;
import dev.foretaste.serde.AvroSerdes;
import dev.foretaste.serde.SchemaRegistryClient;
import dev.foretaste.topics.TopicCatalogue;
import dev.foretaste.topics.TopicSpec;
import dev.foretaste.topology.TopologySettings;
import dev.foretaste.topology.inputs.InputSource;
import dev.foretaste.topology.inputs.MenuTimeline;
import dev.foretaste.topology.inputs.ModelTimeline;
import dev.foretaste.topology.inputs.OrderInputs;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.state.KeyValueStore;

/** Gives tasks what the journal of a live stream recorded. Thread-safe. */
public final class RecordedSource implements InputSource, AutoCloseable {
  private final TopologySettings settings;
  private final String liveApplicationId;
  private final Map<String, Object> clients;
  private final SchemaRegistryClient registry;
  private final ModelTimeline models;
  private final MenuTimeline menus;
  private final ReplayPlan plan;
  private final Admin admin;

  /**
   * A source for a replay.
   *
   * @param liveApplicationId of the stream that wrote the journal
   * @param clients Kafka client properties
   * @param menus with its past
   */
  public RecordedSource(
      TopologySettings settings,
      String liveApplicationId,
      Map<String, Object> clients,
      SchemaRegistryClient registry,
      ModelTimeline models,
      MenuTimeline menus,
      ReplayPlan plan) {
    this.plan = plan;
    this.settings = settings;
    this.liveApplicationId = liveApplicationId;
    this.clients = Map.copyOf(clients);
    this.registry = registry;
    this.models = models;
    this.menus = menus;
    this.admin = Admin.create(this.clients);
  }

  @Override
  public OrderInputs forTask(int partition, KeyValueStore<String, JournalEntry> adopted) {
    LiveProgress live =
        new LiveProgress(
            admin, liveApplicationId, new TopicPartition(settings.orders().name(), partition));
    LogReader<JournalEntry> journal = reader(TopicCatalogue.INPUT_JOURNAL, partition);
    LogReader<FeedbackGiven> feedback = reader(TopicCatalogue.FEEDBACK, partition);
    return new RecordedInputs(
        new KafkaRecording(live, journal, feedback), models, menus, plan.model());
  }

  @Override
  public ReplayPlan plan() {
    return plan;
  }

  @Override
  public boolean takesFeedbackAsItComes() {
    return false;
  }

  private <T extends SpecificRecord> LogReader<T> reader(TopicSpec catalogued, int partition) {
    TopicSpec topic = settings.topic(catalogued);
    Map<String, Object> config = new HashMap<>(clients);
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    return new LogReader<>(
        admin,
        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer()),
        new TopicPartition(topic.name(), partition),
        AvroSerdes.deserializer(topic, registry));
  }

  @Override
  public void close() {
    admin.close();
  }
}
