package dev.foretaste.api.stream;

import dev.foretaste.serde.UndecodableRecordException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.Deserializer;

/** A client's place on a topic; records that cannot be decoded are left out. */
final class KafkaSubscription implements EventSubscription {
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final TopicPositions positions;
  private final Deserializer<SpecificRecord> decoder;
  private final BiFunction<String, SpecificRecord, FeedEvent> view;

  /** A place at these positions, which the consumer has taken; the consumer is closed with it. */
  KafkaSubscription(
      KafkaConsumer<byte[], byte[]> consumer,
      TopicPositions positions,
      Deserializer<SpecificRecord> decoder,
      BiFunction<String, SpecificRecord, FeedEvent> view) {
    this.consumer = consumer;
    this.positions = positions;
    this.decoder = decoder;
    this.view = view;
  }

  @Override
  public List<FeedEvent> poll(Duration atMost) {
    List<FeedEvent> events = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(atMost)) {
      positions.delivered(record.partition(), record.offset());
      if (record.value() != null) {
        add(record, events);
      }
    }
    return events;
  }

  private void add(ConsumerRecord<byte[], byte[]> record, List<FeedEvent> events) {
    try {
      events.add(view.apply(positions.id(), decoder.deserialize(record.topic(), record.value())));
    } catch (UndecodableRecordException e) {
      // The dead letters tell about it; a follower of good events need not know.
    }
  }

  @Override
  public void close() {
    consumer.close();
    decoder.close();
  }
}
