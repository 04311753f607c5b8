package dev.foretaste.api.routing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.foretaste.api.problem.InstanceProblems;
import dev.foretaste.api.problem.ProblemException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.apache.kafka.streams.state.HostInfo;

/**
 * Gathers what all partitions have to say, each from the instance that processes its orders. The
 * other instances are asked at the same time, and again until the client's time is over.
 * Thread-safe.
 */
public final class Gatherer {
  private final ObjectMapper json = new ObjectMapper();
  private final Routing routing;
  private final Peers peers;

  /** Asks the others that this knows. */
  public Gatherer(Routing routing, Peers peers) {
    this.routing = routing;
    this.peers = peers;
  }

  /**
   * A question that every partition has a part of the answer to.
   *
   * @param path of the endpoint
   * @param parts what this instance has to say to a request, by partition; to be written as JSON
   */
  public record Question(String path, Function<Context, ? extends Map<Integer, ?>> parts) {}

  /** Lets other instances ask this one. */
  public void addTo(RoutesConfig routes, Question question) {
    if (routing.secret().isPresent()) {
      routes.get(
          Part.ACTIVE.prefix() + question.path(),
          ctx -> {
            routing.requireSecret(ctx);
            ctx.json(question.parts().apply(ctx));
          });
    }
  }

  /**
   * The parts of all partitions, by the partitions' numbers.
   *
   * @throws ProblemException when some cannot be had in time
   */
  public List<JsonNode> gather(Context ctx, Question question) throws InterruptedException {
    Deadline deadline = Deadline.in(ReadTerms.of(ctx).patience());
    int partitions = routing.directory().partitions();
    Map<Integer, JsonNode> parts = new TreeMap<>();
    do {
      question
          .parts()
          .apply(ctx)
          .forEach((partition, part) -> parts.put(partition, json.valueToTree(part)));
      if (parts.size() < partitions && peers.canBeAsked()) {
        askOthers(question.path() + QueryString.of(ctx), parts, deadline);
      }
    } while (parts.size() < partitions && peers.canBeAsked() && deadline.pause());
    if (parts.size() < partitions) {
      throw new ProblemException(
          InstanceProblems.unavailable(
              "%d of %d partitions cannot be asked right now"
                  .formatted(partitions - parts.size(), partitions)));
    }
    return List.copyOf(parts.values());
  }

  private void askOthers(String target, Map<Integer, JsonNode> parts, Deadline deadline)
      throws InterruptedException {
    Peers.Question question =
        new Peers.Question(
            "GET", Part.ACTIVE.prefix() + target, Optional.empty(), Optional.empty());
    if (deadline.isOver()) {
      return;
    }
    List<CompletableFuture<PeerAnswer>> asked = new ArrayList<>();
    for (HostInfo host : routing.directory().others()) {
      asked.add(peers.begin(host, question, deadline.left()));
    }
    for (CompletableFuture<PeerAnswer> one : asked) {
      try {
        take(one.get(deadline.left().toNanos(), TimeUnit.NANOSECONDS), parts);
      } catch (ExecutionException | TimeoutException | IOException e) {
        // Its partitions stay open: they are asked for again while there is time.
        one.cancel(true);
      }
    }
  }

  private void take(PeerAnswer answer, Map<Integer, JsonNode> parts) throws IOException {
    if (answer.status() == 200) {
      json.readTree(answer.body())
          .properties()
          .forEach(part -> parts.putIfAbsent(Integer.valueOf(part.getKey()), part.getValue()));
    }
  }
}
