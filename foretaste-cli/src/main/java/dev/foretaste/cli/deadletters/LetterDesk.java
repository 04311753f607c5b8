package dev.foretaste.cli.deadletters;

import dev.foretaste.cli.console.FailureException;
import dev.foretaste.schema.DeadLetterAction;
import dev.foretaste.schema.DeadLetterActionKind;
import dev.foretaste.serde.AvroSerdes;
import dev.foretaste.serde.SchemaRegistryClient;
import dev.foretaste.topics.DeadLetterHeaders;
import dev.foretaste.topics.TopicCatalogue;
import dev.foretaste.topics.TopicSpec;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Deals with dead letters: each action and the event it sends again are one transaction. Opening
 * one puts an end to what another may have begun, so letters that are read afterwards as open stay
 * so until this one acts; who is superseded commits nothing any more. Not thread-safe.
 */
final class LetterDesk implements AutoCloseable {
  private static final String TRANSACTIONAL_ID = "foretaste-dlq";
  private static final int BATCH = 500;

  private final Producer<byte[], byte[]> producer;
  private final Serializer<DeadLetterAction> actions;
  private final Clock clock;

  /** Something to do with one letter. */
  record Task(Letter letter, RetryDecision.Send event) {}

  LetterDesk(Map<String, Object> client, SchemaRegistryClient registry, Clock clock) {
    Map<String, Object> config = new HashMap<>(client);
    config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, TRANSACTIONAL_ID);
    config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 2 * TopicSpec.MAX_RECORD_BYTES);
    this.clock = clock;
    this.actions = AvroSerdes.serializer(TopicCatalogue.DLQ_ACTIONS, registry, true);
    this.producer =
        new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    attempt(producer::initTransactions);
  }

  /** Sends events again, through the normal door, and notes that. */
  void retry(List<Task> tasks, String reason) {
    inBatches(
        tasks,
        task -> {
          sendAgain(task);
          note(task.letter(), DeadLetterActionKind.RETRIED, reason);
        });
  }

  /** Notes that nothing will be done about these. */
  void drop(List<Letter> letters, String reason) {
    inBatches(letters, letter -> note(letter, DeadLetterActionKind.DROPPED, reason));
  }

  private <T> void inBatches(List<T> work, Consumer<T> action) {
    for (int from = 0; from < work.size(); from += BATCH) {
      List<T> batch = work.subList(from, Math.min(from + BATCH, work.size()));
      attempt(
          () -> {
            producer.beginTransaction();
            batch.forEach(action);
            producer.commitTransaction();
          });
    }
  }

  private void sendAgain(Task task) {
    RetryDecision.Send event = task.event();
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(event.topic(), event.key(), event.value());
    record.headers().add(DeadLetterHeaders.RETRY_OF, utf8(task.letter().id().toString()));
    producer.send(record);
  }

  private void note(Letter letter, DeadLetterActionKind kind, String reason) {
    LetterId id = letter.id();
    DeadLetterAction action =
        new DeadLetterAction(id.topic(), id.partition(), id.offset(), kind, reason, clock.millis());
    String topic = TopicCatalogue.DLQ_ACTIONS.name();
    producer.send(
        new ProducerRecord<>(topic, utf8(id.toString()), actions.serialize(topic, action)));
  }

  /** A failed transaction is aborted when its producer is opened again or times out. */
  private static void attempt(Runnable step) {
    try {
      step.run();
    } catch (KafkaException e) {
      throw new FailureException(
          "dead letters could not be dealt with (%s); run the command again: what was committed is not repeated"
              .formatted(e.getMessage()),
          e);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    producer.close();
  }
}
