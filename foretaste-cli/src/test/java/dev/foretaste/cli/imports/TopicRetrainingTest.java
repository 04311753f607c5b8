package dev.foretaste.cli.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.foretaste.cli.console.FailureException;
import dev.foretaste.schema.ModelVerdict;
import dev.foretaste.schema.TrainRequested;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TopicRetrainingTest {
  private static final TopicPartition VERDICTS = new TopicPartition("verdicts", 0);
  private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");

  private final AtomicLong nanos = new AtomicLong();
  private final RecordedProgress progress = new RecordedProgress();
  private final MockConsumer<String, ModelVerdict> consumer = new MockConsumer<>("earliest");
  private final MockProducer<String, TrainRequested> producer =
      new MockProducer<>(true, null, new StringSerializer(), (topic, request) -> new byte[0]);
  private final TopicRetraining retraining =
      new TopicRetraining(
          producer,
          consumer,
          "requests",
          "verdicts",
          Clock.fixed(NOW, ZoneOffset.UTC),
          () -> new Patience(Duration.ofSeconds(10), nanos::get));

  @BeforeEach
  void setUp() {
    Node[] none = {};
    consumer.updatePartitions(
        "verdicts", List.of(new PartitionInfo("verdicts", 0, Node.noNode(), none, none)));
    consumer.updateEndOffsets(Map.of(VERDICTS, 5L));
  }

  @Test
  void shouldReturnTheVerdictOnItsOwnRequest() {
    consumer.schedulePollTask(() -> add(5, Verdicts.on("v1", "somebody else's")));
    consumer.schedulePollTask(() -> add(6, Verdicts.on("v2", "another's", requestId())));

    ModelVerdict verdict = retraining.judge("because", progress);

    assertThat(verdict.getVersion()).isEqualTo("v2");
    TrainRequested request = producer.history().get(0).value();
    assertThat(producer.history().get(0).topic()).isEqualTo("requests");
    assertThat(producer.history().get(0).key()).isEqualTo(request.getRequestId());
    assertThat(request.getReason()).isEqualTo("because");
    assertThat(request.getRequestedAt()).isEqualTo(NOW.toEpochMilli());
    assertThat(progress.messages()).anyMatch(text -> text.contains("verdict"));
  }

  @Test
  void shouldGiveUpWithAdviceWhenNoVerdictComes() {
    for (int i = 0; i < 3; i++) {
      consumer.schedulePollTask(() -> nanos.addAndGet(Duration.ofSeconds(6).toNanos()));
    }

    assertThatThrownBy(() -> retraining.judge("because", progress))
        .isInstanceOf(FailureException.class)
        .hasMessageContaining("check that a retrainer runs");
  }

  private String requestId() {
    return producer.history().get(0).value().getRequestId();
  }

  private void add(long offset, ModelVerdict verdict) {
    consumer.addRecord(new ConsumerRecord<>("verdicts", 0, offset, verdict.getVersion(), verdict));
  }
}
