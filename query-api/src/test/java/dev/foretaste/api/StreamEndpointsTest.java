package dev.foretaste.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamEndpointsTest {
  private static final String STREAM = "/v1/stream/predictions";
  private static final int MAX_CLIENTS = 16;

  private ApiUnderTest api;

  @BeforeEach
  void start() {
    api = new ApiUnderTest();
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void shouldGoOnAfterTheEventThatTheClientSawLast() {
    api.feed.add("one");
    api.feed.add("two");
    api.feed.add("three");

    try (Stream<String> lines = follow("Last-Event-ID", "1").body()) {
      assertThat(lines.filter(line -> !line.isEmpty() && !line.startsWith(":")).limit(6))
          .containsExactly(
              "id: 2",
              "event: test",
              "data: {\"text\":\"two\"}",
              "id: 3",
              "event: test",
              "data: {\"text\":\"three\"}");
    }
  }

  @Test
  void shouldEndTheStreamsOfClientsThatAreGone() {
    Stream<String> lines = follow().body();
    awaitThat(() -> api.feed.open.get() == 1);

    lines.close();

    awaitThat(
        () -> {
          api.feed.add("anybody?");
          return api.feed.open.get() == 0;
        });
  }

  @Test
  void shouldTakeNoMoreClientsThanItCanServe() {
    List<Stream<String>> clients = new ArrayList<>();
    for (int i = 0; i < MAX_CLIENTS; i++) {
      clients.add(follow().body());
    }

    HttpResponse<Stream<String>> oneTooMany = follow();
    clients.forEach(Stream::close);

    assertThat(oneTooMany.statusCode()).isEqualTo(503);
    assertThat(oneTooMany.headers().firstValue("Retry-After")).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"*/*", "text/*", "application/json, TEXT/event-stream;q=0.5"})
  void shouldSendEventsToWhoTakesThemAmongOthers(String accept) {
    try (Stream<String> lines = api.follow(STREAM, "Accept", accept).body()) {
      assertThat(lines.findFirst()).hasValue(": following");
    }
  }

  @Test
  void shouldSendEventsOnlyToWhoTakesThem() {
    HttpResponse<String> response =
        api.send("GET", STREAM, BodyPublishers.noBody(), "Accept", "text/html, application/json");

    assertThat(response.statusCode()).isEqualTo(406);
    assertThat(api.json(response).get("detail").asText()).contains("text/event-stream");
  }

  private HttpResponse<Stream<String>> follow(String... headers) {
    List<String> all = new ArrayList<>(List.of("Accept", "text/event-stream"));
    all.addAll(List.of(headers));
    return api.follow(STREAM, all.toArray(String[]::new));
  }

  private static void awaitThat(BooleanSupplier condition) {
    long giveUpAt = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).isLessThan(giveUpAt);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }
}
