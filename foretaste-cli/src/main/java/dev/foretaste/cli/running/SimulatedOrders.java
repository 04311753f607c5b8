package dev.foretaste.cli.running;

import dev.foretaste.cli.simulator.OrderSender;
import dev.foretaste.cli.simulator.TopicOrderSender;
import dev.foretaste.schema.OrderPlaced;
import dev.foretaste.serde.AvroSerdes;
import dev.foretaste.serde.SchemaRegistryClient;
import dev.foretaste.topics.TopicCatalogue;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.StringSerializer;

/** The clients through which simulated customers order. */
final class SimulatedOrders implements AutoCloseable {
  private static final Duration CLOSE = Duration.ofSeconds(2);
  private static final int MAX_BLOCK_MS = 2_000;

  private final SchemaRegistryClient schemas;
  private final Producer<String, OrderPlaced> producer;

  private SimulatedOrders(SchemaRegistryClient schemas, Producer<String, OrderPlaced> producer) {
    this.schemas = schemas;
    this.producer = producer;
  }

  static SimulatedOrders to(Cluster cluster) {
    SchemaRegistryClient schemas = cluster.registryClient();
    Map<String, Object> config = new HashMap<>(cluster.clientProperties());
    config.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, cluster.bootstrapServers());
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, MAX_BLOCK_MS);
    return new SimulatedOrders(
        schemas,
        new KafkaProducer<>(
            config,
            new StringSerializer(),
            AvroSerdes.serializer(TopicCatalogue.ORDERS, schemas, true)));
  }

  OrderSender sender() {
    return new TopicOrderSender(producer, TopicCatalogue.ORDERS.name());
  }

  @Override
  public void close() {
    producer.close(CLOSE);
    schemas.close();
  }
}
