package dev.foretaste.serde;

import dev.foretaste.schema.OrderPrediction;
import dev.foretaste.topics.TopicSpec;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * Serdes for topics of the catalogue. They do not close the registry client they are given, and are
 * safe for use by many threads.
 */
public final class AvroSerdes {

  private AvroSerdes() {}

  /** For a topic with one value type, or for those who want all of its types. */
  public static <T extends SpecificRecord> Serde<T> forTopic(
      TopicSpec topic, SchemaRegistryClient registry) {
    return forTopic(topic, registry, true);
  }

  /**
   * As {@link #forTopic(TopicSpec, SchemaRegistryClient)}.
   *
   * @param autoRegister whether unknown schemas are registered when written
   */
  public static <T extends SpecificRecord> Serde<T> forTopic(
      TopicSpec topic, SchemaRegistryClient registry, boolean autoRegister) {
    return Serdes.serdeFrom(
        serializer(topic, registry, autoRegister), deserializer(topic, registry));
  }

  /** Writes the topic's value types and refuses all others. */
  public static <T extends SpecificRecord> AvroSerializer<T> serializer(
      TopicSpec topic, SchemaRegistryClient registry, boolean autoRegister) {
    requireTyped(topic);
    return new AvroSerializer<>(topic, registry, autoRegister);
  }

  /** Reads the topic's value types and refuses all others. */
  public static <T extends SpecificRecord> AvroDeserializer<T> deserializer(
      TopicSpec topic, SchemaRegistryClient registry) {
    requireTyped(topic);
    return new AvroDeserializer<>(topic.valueTypes(), registry);
  }

  /** Reads one type wherever it stands and refuses all others. */
  public static <T extends SpecificRecord> AvroDeserializer<T> deserializer(
      Class<T> type, SchemaRegistryClient registry) {
    return new AvroDeserializer<>(List.of(type), registry);
  }

  /** Reads a catalogue topic's value types, and on other topics every generated record. */
  public static <T extends SpecificRecord> AvroDeserializer<T> deserializerByCatalogue(
      SchemaRegistryClient registry) {
    return new AvroDeserializer<>(registry);
  }

  /**
   * Avro binary behind a byte that names its layout, for state stores; null stays null. When a
   * stored record class changes, the next layout gets the next number and the old one stays
   * readable by the schema it was written with, which is kept as the resource {@code
   * layouts/<class>-<number>.avsc}.
   *
   * @throws UndecodableRecordException on reading, for a layout that is not known
   */
  public static <T extends SpecificRecord> Serde<T> stored(Class<T> type) {
    return new StoredLayout<>(type).serde();
  }

  /**
   * Reads only the standing prediction of what {@link #stored} writes for a {@code CustomerState};
   * null before the first order.
   *
   * @throws UndecodableRecordException for a layout that is not known
   */
  public static Deserializer<OrderPrediction> standingOfStored() {
    return StoredLayout.standing();
  }

  private static void requireTyped(TopicSpec topic) {
    if (topic.valueTypes().isEmpty()) {
      throw new IllegalArgumentException(
          "Topic %s holds bytes of any kind: use ByteArraySerde".formatted(topic.name()));
    }
  }
}
