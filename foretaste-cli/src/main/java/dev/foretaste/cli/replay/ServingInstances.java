package dev.foretaste.cli.replay;

import dev.foretaste.api.succession.GenerationHeader;
import dev.foretaste.cli.console.FailureException;
import dev.foretaste.cli.topics.KafkaReply;
import dev.foretaste.topology.generations.Generation;
import dev.foretaste.topology.lifecycle.ReplayService;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;

/** Checks that a stream is served by instances that answer queries, and by nothing else. */
final class ServingInstances {
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final int OK = 200;
  private static final int UNAVAILABLE = 503;

  private ServingInstances() {}

  /**
   * Refuses what cannot answer.
   *
   * @throws FailureException when an instance is not ready or of another stream, or when a plain
   *     replay, which answers nobody, has a part of the orders
   */
  static void require(ReplayedSystem live, Generation generation, List<String> apis) {
    apis.forEach(api -> requireReady(generation, api));
    for (MemberDescription member : members(live, generation)) {
      if (member.clientId().contains(ReplayService.CLIENT_MARK)) {
        throw new FailureException(
            "`replay --into %s` still runs: stop it, so that all partitions are at instances that answer queries"
                .formatted(generation.name()));
      }
    }
  }

  /** An instance that has joined a moment ago takes partitions from others: they restore again. */
  private static void requireReady(Generation generation, String api) {
    long giveUpAt = System.nanoTime() + PATIENCE.toNanos();
    Readiness readiness = ask(api);
    while (readiness.isRestoring(generation) && System.nanoTime() - giveUpAt < 0) {
      LockSupport.parkNanos(PAUSE.toNanos());
      readiness = ask(api);
    }
    if (readiness.status() != OK || !readiness.served().equals(generation.name())) {
      throw new FailureException(
          "%s is not ready to serve %s (status %d, it serves '%s'); start it with `service --generation %s`"
              .formatted(
                  api,
                  generation.name(),
                  readiness.status(),
                  readiness.served(),
                  generation.name()));
    }
  }

  private record Readiness(int status, String served) {
    boolean isRestoring(Generation generation) {
      return status == UNAVAILABLE && served.equals(generation.name());
    }
  }

  private static Readiness ask(String api) {
    try {
      HttpResponse<String> answer =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create(api + "/health/ready")).timeout(LIMIT).build(),
                  BodyHandlers.ofString());
      return new Readiness(
          answer.statusCode(), answer.headers().firstValue(GenerationHeader.NAME).orElse(""));
    } catch (IOException | IllegalArgumentException e) {
      throw new FailureException("%s does not answer: %s".formatted(api, e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FailureException("interrupted while asking " + api, e);
    }
  }

  private static Collection<MemberDescription> members(ReplayedSystem live, Generation generation) {
    String group = generation.applicationId();
    try (Admin admin = Admin.create(live.system().kafka())) {
      return KafkaReply.of(admin.describeConsumerGroups(List.of(group)).all()).get(group).members();
    }
  }
}
