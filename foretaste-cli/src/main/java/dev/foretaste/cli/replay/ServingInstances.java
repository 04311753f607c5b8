package dev.foretaste.cli.replay;

import dev.foretaste.api.succession.GenerationHeader;
import dev.foretaste.cli.console.FailureException;
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
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;

/** Checks that a stream is served by instances that answer queries, and by nothing else. */
final class ServingInstances {
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final int OK = 200;

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

  private static void requireReady(Generation generation, String api) {
    try {
      HttpResponse<String> answer =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create(api + "/health/ready")).timeout(LIMIT).build(),
                  BodyHandlers.ofString());
      String served = answer.headers().firstValue(GenerationHeader.NAME).orElse("");
      if (answer.statusCode() != OK || !served.equals(generation.name())) {
        throw new FailureException(
            "%s is not ready to serve %s (status %d, it serves '%s'); start it with `service --generation %s`"
                .formatted(api, generation.name(), answer.statusCode(), served, generation.name()));
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new FailureException("%s does not answer: %s".formatted(api, e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FailureException("interrupted while asking " + api, e);
    }
  }

  private static Collection<MemberDescription> members(ReplayedSystem live, Generation generation) {
    String group = generation.applicationId();
    try (Admin admin =
        Admin.create(Map.of("bootstrap.servers", live.system().bootstrapServers()))) {
      return admin.describeConsumerGroups(List.of(group)).all().get().get(group).members();
    } catch (ExecutionException e) {
      throw new FailureException("Kafka does not answer: " + e.getCause().getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FailureException("interrupted while waiting for Kafka", e);
    }
  }
}
