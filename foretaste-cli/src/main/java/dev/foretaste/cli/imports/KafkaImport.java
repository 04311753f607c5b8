package dev.foretaste.cli.imports;

import dev.foretaste.cli.console.FailureException;
import dev.foretaste.cli.console.Progress;
import dev.foretaste.cli.generations.GenerationLog;
import dev.foretaste.cli.orders.OrderSource;
import dev.foretaste.cli.system.RunningSystem;
import dev.foretaste.cli.topics.KafkaTopics;
import dev.foretaste.schema.ModelVerdict;
import dev.foretaste.schema.OrderPlaced;
import dev.foretaste.schema.TrainRequested;
import dev.foretaste.serde.AvroSerdes;
import dev.foretaste.serde.HttpSchemaRegistryClient;
import dev.foretaste.serde.SchemaRegistryClient;
import dev.foretaste.topics.TopicCatalogue;
import java.time.Clock;
import java.time.Duration;
import java.util.BitSet;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Imports into a running system: opens the Kafka clients, runs the import, closes them again. */
final class KafkaImport {
  private static final Duration CLOSE = Duration.ofSeconds(1);
  private static final String ORDERS = TopicCatalogue.ORDERS.name();

  private final RunningSystem system;
  private final Duration limit;
  private final KafkaClients clients;
  private final Supplier<Patience> patience;

  /**
   * @param limit how long nothing may move before the import gives up
   */
  KafkaImport(RunningSystem system, Duration limit) {
    this.system = system;
    this.limit = limit;
    this.clients = new KafkaClients(system.kafka(), limit);
    this.patience = () -> new Patience(limit, System::nanoTime);
  }

  ImportResult send(OrderSource source, ImportPlan plan, Pace pace, Progress progress) {
    try (SchemaRegistryClient registry = new HttpSchemaRegistryClient(system.registry());
        KafkaTopics topics = new KafkaTopics(system.kafka(), limit);
        Consumer<String, ModelVerdict> verdicts =
            clients.consumer(
                new StringDeserializer(),
                AvroSerdes.deserializer(TopicCatalogue.MODEL_VERDICTS, registry));
        PromptlyClosed<OrderPlaced> orders =
            new PromptlyClosed<>(
                clients.producer(AvroSerdes.serializer(TopicCatalogue.ORDERS, registry, true)));
        PromptlyClosed<TrainRequested> requests =
            new PromptlyClosed<>(
                clients.producer(
                    AvroSerdes.serializer(TopicCatalogue.TRAIN_REQUESTS, registry, true)))) {
      String group =
          new GenerationLog(topics, registry, system.kafka()).generation(system).applicationId();
      BitSet present = alreadySent(source.digest(), progress);
      return new ImportRun(
              new OrderProducer(orders.producer(), ORDERS, source.digest()),
              new GroupScoring(topics, group, limit),
              new TopicRetraining(
                  requests.producer(),
                  verdicts,
                  TopicCatalogue.TRAIN_REQUESTS.name(),
                  TopicCatalogue.MODEL_VERDICTS.name(),
                  Clock.systemUTC(),
                  patience),
              pace,
              progress)
          .run(source, present, plan);
    } catch (KafkaException e) {
      throw new FailureException("%s: %s".formatted(system.bootstrapServers(), e.getMessage()), e);
    }
  }

  private BitSet alreadySent(String digest, Progress progress) {
    try (Consumer<byte[], byte[]> consumer =
        clients.consumer(new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      return new AlreadySent(consumer, ORDERS, patience).positions(digest, progress);
    }
  }

  /** A producer that does not go on sending, when it is closed, what could not be sent before. */
  private record PromptlyClosed<V>(Producer<String, V> producer) implements AutoCloseable {
    @Override
    public void close() {
      producer.close(CLOSE);
    }
  }
}
