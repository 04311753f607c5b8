package dev.foretaste.cli.running;

import dev.foretaste.cli.system.RunningSystem;
import dev.foretaste.schema.OrderLine;
import dev.foretaste.schema.OrderPlaced;
import dev.foretaste.serde.AvroSerdes;
import dev.foretaste.serde.HttpSchemaRegistryClient;
import dev.foretaste.serde.RegistryConfig;
import dev.foretaste.serde.SchemaRegistryClient;
import dev.foretaste.topics.CustomerPartitioner;
import dev.foretaste.topics.TopicCatalogue;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Puts records on the orders topic by hand, sound ones and others. */
final class HandMadeOrders implements AutoCloseable {
  private static final String ORDERS = TopicCatalogue.ORDERS.name();
  private static final int UNKNOWN_SCHEMA_ID = 1_000_000;

  private final SchemaRegistryClient schemas;
  private final KafkaProducer<byte[], byte[]> producer;
  private final int partitions;
  private final Random random = new Random(1);

  private record Malformed(String reason, ProducerRecord<byte[], byte[]> record) {}

  HandMadeOrders(RunningSystem system) {
    schemas = new HttpSchemaRegistryClient(RegistryConfig.of(system.schemaRegistry()));
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", system.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    partitions = producer.partitionsFor(ORDERS).size();
  }

  /**
   * Sends a sound order after every malformed record.
   *
   * @param ofEachKind how many malformed records of each of the ten kinds
   * @return why a record must be refused, by its place, partition:offset
   */
  Map<String, String> send(int ofEachKind) throws ExecutionException, InterruptedException {
    Map<Future<RecordMetadata>, String> sent = new HashMap<>();
    int number = 0;
    for (int i = 0; i < ofEachKind; i++) {
      for (Malformed malformed : oneOfEachKind(i)) {
        sent.put(producer.send(malformed.record()), malformed.reason());
        producer.send(record(order("guest-" + number % 9, "hand-" + number, "EUR")));
        number++;
      }
    }
    producer.flush();
    Map<String, String> reasons = new HashMap<>();
    for (Map.Entry<Future<RecordMetadata>, String> entry : sent.entrySet()) {
      RecordMetadata place = entry.getKey().get();
      reasons.put(place.partition() + ":" + place.offset(), entry.getValue());
    }
    return reasons;
  }

  private List<Malformed> oneOfEachKind(int i) {
    OrderPlaced order = order("bad-guest-" + i, "bad-" + i, "EUR");
    byte[] key = utf8(order.getCustomerId());
    byte[] value = encode(order);
    byte[] noise = new byte[1 + random.nextInt(200)];
    random.nextBytes(noise);
    noise[0] = (byte) (1 + random.nextInt(100));
    byte[] wrongMagic = value.clone();
    wrongMagic[0] = 1;
    byte[] unknownSchema = ByteBuffer.wrap(value.clone()).putInt(1, UNKNOWN_SCHEMA_ID).array();
    byte[] truncated = Arrays.copyOf(value, value.length - 1 - random.nextInt(value.length - 10));
    int wrongPartition = (CustomerPartitioner.partitionFor(key, partitions) + 1) % partitions;

    List<Malformed> records = new ArrayList<>();
    records.add(malformed("empty", key, null));
    records.add(malformed("undecodable", key, new byte[0]));
    records.add(malformed("undecodable", key, noise));
    records.add(malformed("undecodable", key, wrongMagic));
    records.add(malformed("undecodable", key, unknownSchema));
    records.add(malformed("undecodable", key, truncated));
    records.add(
        malformed("invalid-field", key, encode(order("bad-guest-" + i, "bad-" + i, "euro"))));
    records.add(malformed("wrong-key", utf8("somebody else"), value));
    records.add(malformed("wrong-key", null, value));
    records.add(
        new Malformed("wrong-partition", new ProducerRecord<>(ORDERS, wrongPartition, key, value)));
    return records;
  }

  private static Malformed malformed(String reason, byte[] key, byte[] value) {
    return new Malformed(reason, new ProducerRecord<>(ORDERS, key, value));
  }

  private ProducerRecord<byte[], byte[]> record(OrderPlaced order) {
    return new ProducerRecord<>(ORDERS, utf8(order.getCustomerId()), encode(order));
  }

  private byte[] encode(OrderPlaced order) {
    return AvroSerdes.serializer(TopicCatalogue.ORDERS, schemas, true).serialize(ORDERS, order);
  }

  private static OrderPlaced order(String customer, String id, String currency) {
    return new OrderPlaced(
        id,
        customer,
        "store-1",
        "counter",
        1_700_000_000_000L,
        currency,
        List.of(new OrderLine("dish-1", null, 1, 900L), new OrderLine("tea", null, 2, 200L)),
        true);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    producer.close();
    schemas.close();
  }
}
