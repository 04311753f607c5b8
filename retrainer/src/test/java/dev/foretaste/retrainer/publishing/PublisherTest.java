package dev.foretaste.retrainer.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.foretaste.retrainer.topics.RetrainerTopics;
import dev.foretaste.serde.InMemorySchemaRegistryClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class PublisherTest {
  private final String transactionalId = "publisher-" + UUID.randomUUID();

  @Test
  void shouldLeaveNothingBehindWhenTheClusterDoesNotAnswer() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Map<String, Object> client =
          Map.of(
              "bootstrap.servers", "127.0.0.1:" + silent.getLocalPort(),
              "max.block.ms", 100,
              "request.timeout.ms", 200);

      assertThatThrownBy(() -> connect(client)).isInstanceOf(TimeoutException.class);
    }

    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .noneMatch(name -> name.contains(transactionalId));
  }

  private Publisher connect(Map<String, Object> client) {
    return new Publisher(
        client,
        RetrainerTopics.withPrefix(""),
        transactionalId,
        new InMemorySchemaRegistryClient());
  }
}
