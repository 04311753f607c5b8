package dev.foretaste.topology.replay;

import dev.foretaste.schema.FeedbackGiven;
import dev.foretaste.schema.JournalEntry;
import dev.foretaste.serde.AvroSerdes;
import dev.foretaste.serde.SchemaRegistryClient;
import dev.foretaste.topics.TopicCatalogue;
import dev.foretaste.topics.TopicSpec;
import dev.foretaste.topology.TopologySettings;
import dev.foretaste.topology.generations.Generation;
import dev.foretaste.topology.generations.Succession;
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
public final class RecordedSource implements InputSource {
  private final TopologySettings settings;
  private final Map<String, Object> clients;
  private final SchemaRegistryClient registry;
  private final ModelTimeline models;
  private final MenuTimeline menus;
  private final ReplayPlan plan;
  private final Generation predecessor;
  private final InputSource live;
  private final Admin admin;

  /**
   * A source for a replay.
   *
   * @param predecessor the stream that wrote the journal
   * @param clients Kafka client properties
   * @param admin stays open as long as the source
   * @param menus with its past
   * @param live what orders are influenced by once they have been handed over
   */
  public RecordedSource(
      TopologySettings settings,
      Generation predecessor,
      Map<String, Object> clients,
      Admin admin,
      SchemaRegistryClient registry,
      ModelTimeline models,
      MenuTimeline menus,
      ReplayPlan plan,
      InputSource live) {
    this.live = live;
    this.plan = plan;
    this.settings = settings;
    this.predecessor = predecessor;
    this.clients = Map.copyOf(clients);
    this.registry = registry;
    this.models = models;
    this.menus = menus;
    this.admin = admin;
  }

  @Override
  public OrderInputs forTask(int partition, KeyValueStore<String, JournalEntry> adopted) {
    return new SucceedingInputs(
        succession(), adopted, () -> recorded(partition), () -> live.forTask(partition, adopted));
  }

  private RecordedInputs recorded(int partition) {
    LiveProgress progress =
        new LiveProgress(
            admin,
            predecessor.applicationId(),
            new TopicPartition(settings.log().name(), partition));
    TopologySettings recording =
        new TopologySettings(
            settings.partitions(),
            settings.rekey(),
            settings.topicPrefix(),
            predecessor.topicPrefix());
    LogReader<JournalEntry> journal =
        values(recording.output(TopicCatalogue.INPUT_JOURNAL), partition);
    LogReader<FeedbackGiven> feedback = values(settings.topic(TopicCatalogue.FEEDBACK), partition);
    return new RecordedInputs(
        partition,
        new KafkaRecording(progress, journal, feedback),
        settings.merged()
            ? new KafkaPlaces(reader(settings.orders(), partition, LogReader.places()))
            : Places.SAME,
        models,
        menus,
        plan.model());
  }

  @Override
  public ReplayPlan plan() {
    return plan;
  }

  @Override
  public Succession succession() {
    return live.succession();
  }

  private <T extends SpecificRecord> LogReader<T> values(TopicSpec topic, int partition) {
    return reader(topic, partition, LogReader.values(AvroSerdes.deserializer(topic, registry)));
  }

  private <T> LogReader<T> reader(TopicSpec topic, int partition, LogReader.Decoder<T> decoder) {
    Map<String, Object> config = new HashMap<>(clients);
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    return new LogReader<>(
        admin,
        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer()),
        new TopicPartition(topic.name(), partition),
        decoder);
  }
}
