package dev.foretaste.topology.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.StreamsNotStartedException;
import org.junit.jupiter.api.Test;

class CopyLagsTest {
  @Test
  void shouldKeepNobodyWaitingForABrokerThatDoesNotAnswer() {
    CountDownLatch never = new CountDownLatch(1);
    AtomicInteger questions = new AtomicInteger();
    CopyLags lags =
        new CopyLags(
            () -> {
              questions.incrementAndGet();
              try {
                never.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              return Map.of();
            });

    assertThat(lags.of("customers", 0)).isEmpty();
    assertThat(lags.of("customers", 1)).isEmpty();

    assertThat(questions).hasValue(1);
    never.countDown();
  }

  @Test
  void shouldSayThatKafkaDidNotTell() {
    CopyLags lags =
        new CopyLags(
            () -> {
              throw new StreamsNotStartedException("not yet");
            });

    assertThatThrownBy(() -> lags.of("customers", 0)).isInstanceOf(StreamsException.class);
  }
}
