package dev.foretaste.cli.imports;

import dev.foretaste.cli.console.FailureException;
import dev.foretaste.cli.console.Progress;
import dev.foretaste.schema.ModelVerdict;
import dev.foretaste.schema.TrainRequested;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordDeserializationException;

/** Asks the retrainer through its topics. Closes neither the producer nor the consumer. */
final class TopicRetraining implements Retraining {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final String ADVICE =
      "the retrainer gave no verdict: check that a retrainer runs, and its log; all orders so far"
          + " are sent and scored, and the same command goes on from here";

  private final Producer<String, TrainRequested> producer;
  private final Consumer<String, ModelVerdict> consumer;
  private final String requestTopic;
  private final String verdictTopic;
  private final Clock clock;
  private final Supplier<Patience> patience;

  TopicRetraining(
      Producer<String, TrainRequested> producer,
      Consumer<String, ModelVerdict> consumer,
      String requestTopic,
      String verdictTopic,
      Clock clock,
      Supplier<Patience> patience) {
    this.producer = producer;
    this.consumer = consumer;
    this.requestTopic = requestTopic;
    this.verdictTopic = verdictTopic;
    this.clock = clock;
    this.patience = patience;
  }

  @Override
  public ModelVerdict judge(String reason, Progress progress) {
    List<TopicPartition> partitions = moveToEnd();
    String requestId = UUID.randomUUID().toString();
    request(new TrainRequested(requestId, reason, clock.millis(), null));
    progress.message("waiting for the retrainer's verdict");
    Patience waiting = patience.get();
    Optional<ModelVerdict> verdict = Optional.empty();
    while (verdict.isEmpty()) {
      verdict = nextVerdictOn(requestId);
      waiting.check(partitions.stream().mapToLong(consumer::position).sum(), ADVICE);
    }
    return verdict.get();
  }

  // Asking for positions makes the consumer look up the ends now and not after the request.
  private List<TopicPartition> moveToEnd() {
    List<TopicPartition> partitions =
        consumer.partitionsFor(verdictTopic).stream()
            .map(partition -> new TopicPartition(verdictTopic, partition.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
    return partitions;
  }

  private void request(TrainRequested request) {
    try {
      producer.send(new ProducerRecord<>(requestTopic, request.getRequestId(), request)).get();
    } catch (ExecutionException e) {
      throw new FailureException(
          "the request to train could not be sent: " + e.getCause().getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FailureException("interrupted while asking for a model", e);
    }
  }

  private Optional<ModelVerdict> nextVerdictOn(String requestId) {
    try {
      for (ConsumerRecord<String, ModelVerdict> verdict : consumer.poll(POLL)) {
        if (verdict.value() != null && verdict.value().getRequestIds().contains(requestId)) {
          return Optional.of(verdict.value());
        }
      }
    } catch (RecordDeserializationException somebodyElses) {
      consumer.seek(somebodyElses.topicPartition(), somebodyElses.offset() + 1);
    }
    return Optional.empty();
  }
}
