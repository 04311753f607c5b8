package dev.foretaste.retrainer.publishing;

import dev.foretaste.bundle.PackedBundle;
import dev.foretaste.bundle.Sections;
import dev.foretaste.models.ExperimentCatalogue;
import dev.foretaste.retrainer.topics.RetrainerTopics;
import dev.foretaste.schema.DriftEvent;
import dev.foretaste.schema.Experiment;
import dev.foretaste.schema.ModelBundle;
import dev.foretaste.schema.ModelBundleChunk;
import dev.foretaste.schema.ModelVerdict;
import dev.foretaste.serde.AvroSerdes;
import dev.foretaste.serde.SchemaRegistryClient;
import dev.foretaste.topics.TopicSpec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Publishes in transactions, so that a bundle is never there by halves and never without its
 * verdict. A newer publisher with the same transactional id shuts this one out. Not thread-safe.
 */
public final class Publisher implements AutoCloseable {
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);

  private final RetrainerTopics topics;
  private final Producer<byte[], byte[]> producer;
  private final Map<String, Serializer<SpecificRecord>> serializers = new HashMap<>();

  /**
   * Connects.
   *
   * @param clientProperties how to reach the cluster
   * @param transactionalId the same for every retrainer of these topics
   * @throws KafkaException when the cluster cannot be reached or refuses
   */
  public Publisher(
      Map<String, Object> clientProperties,
      RetrainerTopics topics,
      String transactionalId,
      SchemaRegistryClient schemas) {
    this(producer(clientProperties, transactionalId), topics, schemas);
  }

  /**
   * Takes a producer over that has a transactional id and has not begun to work.
   *
   * @throws KafkaException when the cluster cannot be reached or refuses
   */
  public Publisher(
      Producer<byte[], byte[]> producer, RetrainerTopics topics, SchemaRegistryClient schemas) {
    this.producer = producer;
    this.topics = topics;
    for (TopicSpec topic : List.of(topics.updates(), topics.verdicts(), topics.driftEvents())) {
      serializers.put(topic.name(), AvroSerdes.serializer(topic, schemas, true));
    }
    try {
      producer.initTransactions();
    } catch (RuntimeException | Error e) {
      producer.close(Duration.ZERO);
      throw e;
    }
  }

  private static Producer<byte[], byte[]> producer(
      Map<String, Object> clientProperties, String transactionalId) {
    Map<String, Object> properties = new HashMap<>(clientProperties);
    properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    // On a topic made a moment ago, a request that is refused must not be overtaken by the next:
    // the broker would take that one's sequence number for the first and never accept the retry.
    properties.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
    return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /**
   * Publishes.
   *
   * @return per partition written to, the offset of its last record
   * @throws KafkaException when it could not; the publisher is then to be closed, and nothing of
   *     the publication becomes visible
   */
  public Map<TopicPartition, Long> publish(Publication publication) {
    return inTransaction(
        sent -> {
          publication.promotion().ifPresent(promotion -> sendBundle(promotion.bundle(), sent));
          publication.candidate().ifPresent(candidate -> sendBundle(candidate.bundle(), sent));
          ModelVerdict verdict = publication.verdict();
          sent.add(send(topics.verdicts(), verdict.getVersion(), verdict));
          publication.promotion().ifPresent(promotion -> sendPointer(promotion, sent));
          publication.candidate().ifPresent(candidate -> finish(candidate, sent));
        });
  }

  /**
   * Publishes the end of a trial on live orders.
   *
   * @return per partition written to, the offset of its last record
   * @throws KafkaException as for a bundle with a verdict
   */
  public Map<TopicPartition, Long> publish(Publication.TrialEnd end) {
    return inTransaction(
        sent -> {
          sent.add(send(topics.verdicts(), end.verdict().getVersion(), end.verdict()));
          end.pointer()
              .ifPresent(
                  pointer -> sent.add(send(topics.updates(), Sections.CHAMPION_KEY, pointer)));
          sendExperiment(end.ended(), sent);
        });
  }

  /**
   * Publishes a champion that was not judged.
   *
   * @return per partition written to, the offset of its last record
   * @throws KafkaException as for one with a verdict
   */
  public Map<TopicPartition, Long> publish(Publication.Promotion promotion) {
    return inTransaction(
        sent -> {
          sendBundle(promotion.bundle(), sent);
          sendPointer(promotion, sent);
        });
  }

  /**
   * Publishes what is no longer as it was.
   *
   * @throws KafkaException as for a bundle with a verdict
   */
  public void publish(List<DriftEvent> events) {
    inTransaction(
        sent ->
            events.forEach(
                event ->
                    sent.add(
                        send(
                            topics.driftEvents(),
                            event.getKind() + "|" + event.getSubject(),
                            event))));
  }

  private Map<TopicPartition, Long> inTransaction(Consumer<List<Future<RecordMetadata>>> sends) {
    producer.beginTransaction();
    try {
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      sends.accept(sent);
      producer.commitTransaction();
      return lastOffsets(sent);
    } catch (RuntimeException e) {
      abort(e);
      throw e;
    }
  }

  private void sendBundle(PackedBundle bundle, List<Future<RecordMetadata>> sent) {
    for (ModelBundleChunk chunk : bundle.chunks()) {
      String key = Sections.chunkKey(chunk.getVersion(), chunk.getSection(), chunk.getPart());
      sent.add(send(topics.updates(), key, chunk));
    }
    ModelBundle manifest = bundle.manifest();
    String key = Sections.manifestKey(manifest.getVersion());
    sent.add(send(topics.updates(), key, manifest));
  }

  private void sendPointer(Publication.Promotion promotion, List<Future<RecordMetadata>> sent) {
    sent.add(send(topics.updates(), Sections.CHAMPION_KEY, promotion.pointer()));
    retire(promotion.retiredKeys(), sent);
  }

  private void finish(Publication.Candidate candidate, List<Future<RecordMetadata>> sent) {
    candidate.experiments().forEach(experiment -> sendExperiment(experiment, sent));
    retire(candidate.retiredKeys(), sent);
  }

  private void sendExperiment(Experiment experiment, List<Future<RecordMetadata>> sent) {
    sent.add(send(topics.updates(), ExperimentCatalogue.key(experiment.getId()), experiment));
  }

  private void retire(List<String> keys, List<Future<RecordMetadata>> sent) {
    for (String key : keys) {
      sent.add(send(topics.updates(), key, null));
    }
  }

  private Future<RecordMetadata> send(TopicSpec topic, String key, SpecificRecord value) {
    return producer.send(
        new ProducerRecord<>(
            topic.name(),
            key.getBytes(StandardCharsets.UTF_8),
            serializers.get(topic.name()).serialize(topic.name(), value)));
  }

  /** All sends are done once the transaction is committed. */
  private static Map<TopicPartition, Long> lastOffsets(List<Future<RecordMetadata>> sent) {
    Map<TopicPartition, Long> offsets = new HashMap<>();
    for (Future<RecordMetadata> send : sent) {
      try {
        RecordMetadata record = send.get();
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        offsets.merge(partition, record.offset(), Math::max);
      } catch (ExecutionException e) {
        throw new KafkaException("A record of a committed transaction was not sent", e);
      } catch (InterruptedException e) {
        throw new InterruptException(e);
      }
    }
    return offsets;
  }

  private void abort(RuntimeException cause) {
    try {
      producer.abortTransaction();
    } catch (KafkaException e) {
      // The broker aborts what a closed producer left open; the first failure is the one to report.
      cause.addSuppressed(e);
    }
  }

  @Override
  public void close() {
    producer.close(CLOSE_LIMIT);
  }
}
