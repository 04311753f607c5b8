package dev.foretaste.api.routing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.kafka.streams.state.HostInfo;

/**
 * Answers batches of questions about customers, each from where the customer is kept: what this
 * instance cannot answer goes to the others, to all at once, one request for each. Thread-safe.
 */
public final class BatchRouter {
  private static final TypeReference<List<ObjectNode>> RESULTS = new TypeReference<>() {};

  private final ObjectMapper json = new ObjectMapper();
  private final KeyDirectory directory;
  private final Peers peers;

  /** Asks the others that this knows. */
  public BatchRouter(Routing routing, Peers peers) {
    directory = routing.directory();
    this.peers = peers;
  }

  /**
   * A batch.
   *
   * @param path of the endpoint, with its query
   * @param field of the body that holds the entries
   * @param entries customer ids, or what else was sent in their place
   * @param active answers about one entry where the customer's orders are processed; an answer has
   *     a status
   * @param copy answers from a copy
   */
  public record Batch(
      String path,
      String field,
      List<JsonNode> entries,
      Function<JsonNode, ObjectNode> active,
      Function<JsonNode, ObjectNode> copy) {}

  /** The answers in the sequence of the entries; those nobody could give tell so. */
  List<ObjectNode> answer(Batch batch, ReadTerms terms) throws InterruptedException {
    Deadline deadline = Deadline.in(terms.patience());
    ObjectNode[] answers = batch.entries().stream().map(batch.active()).toArray(ObjectNode[]::new);
    do {
      askActive(batch, answers, deadline);
      if (terms.maxLag() > 0) {
        fromOwnCopies(batch, answers, terms.maxLag());
        askCopies(batch, answers, deadline);
      }
    } while (!pending(answers).isEmpty() && peers.canBeAsked() && deadline.pause());
    return Arrays.asList(answers);
  }

  private void askActive(Batch batch, ObjectNode[] answers, Deadline deadline)
      throws InterruptedException {
    Map<HostInfo, List<Integer>> byHost = new LinkedHashMap<>();
    for (int i : pending(answers)) {
      directory
          .hostsOf(Keys.CUSTOMERS, batch.entries().get(i).asText())
          .active()
          .ifPresent(host -> byHost.computeIfAbsent(host, h -> new ArrayList<>()).add(i));
    }
    ask(batch, byHost, Part.ACTIVE, answers, deadline);
  }

  private void askCopies(Batch batch, ObjectNode[] answers, Deadline deadline)
      throws InterruptedException {
    Map<HostInfo, List<Integer>> byHost = new LinkedHashMap<>();
    for (int i : pending(answers)) {
      for (HostInfo host :
          directory.hostsOf(Keys.CUSTOMERS, batch.entries().get(i).asText()).standbys()) {
        byHost.computeIfAbsent(host, h -> new ArrayList<>()).add(i);
      }
    }
    ask(batch, byHost, Part.COPY, answers, deadline);
  }

  private void fromOwnCopies(Batch batch, ObjectNode[] answers, long maxLag) {
    for (int i : pending(answers)) {
      JsonNode entry = batch.entries().get(i);
      directory.lag(Keys.CUSTOMERS, entry.asText()).stream()
          .filter(lag -> lag <= maxLag)
          .forEach(
              lag -> {
                ObjectNode answer = batch.copy().apply(entry);
                if (answer.get("status").asInt() == 200) {
                  answers[i] = answer.put("lag", lag);
                }
              });
    }
  }

  /** Asks all hosts at the same time. */
  private void ask(
      Batch batch,
      Map<HostInfo, List<Integer>> byHost,
      Part part,
      ObjectNode[] answers,
      Deadline deadline)
      throws InterruptedException {
    if (!peers.canBeAsked() || deadline.isOver()) {
      return;
    }
    Map<CompletableFuture<PeerAnswer>, List<Integer>> asked = new LinkedHashMap<>();
    byHost.forEach(
        (host, positions) ->
            asked.put(
                peers.begin(host, question(batch, positions, part), deadline.left()), positions));
    for (Map.Entry<CompletableFuture<PeerAnswer>, List<Integer>> one : asked.entrySet()) {
      try {
        take(one.getKey().get(deadline.left().toNanos(), TimeUnit.NANOSECONDS), one, answers);
      } catch (ExecutionException | TimeoutException | IOException e) {
        // Its entries stay open: others are asked, or the same one again while there is time.
        one.getKey().cancel(true);
      }
    }
  }

  private Peers.Question question(Batch batch, List<Integer> positions, Part part) {
    List<JsonNode> entries = positions.stream().map(batch.entries()::get).toList();
    byte[] body = json.valueToTree(Map.of(batch.field(), entries)).toString().getBytes(UTF_8);
    return new Peers.Question(
        "POST", part.prefix() + batch.path(), Optional.of(body), Optional.empty());
  }

  private void take(
      PeerAnswer answer,
      Map.Entry<CompletableFuture<PeerAnswer>, List<Integer>> asked,
      ObjectNode[] answers)
      throws IOException {
    if (answer.status() != 200) {
      return;
    }
    List<Integer> positions = asked.getValue();
    List<ObjectNode> results =
        json.convertValue(json.readTree(answer.body()).get("results"), RESULTS);
    for (int i = 0; i < positions.size(); i++) {
      int position = positions.get(i);
      if (isPending(answers[position]) && !isPending(results.get(i))) {
        answers[position] = results.get(i);
      }
    }
  }

  private static List<Integer> pending(ObjectNode[] answers) {
    return IntStream.range(0, answers.length).filter(i -> isPending(answers[i])).boxed().toList();
  }

  private static boolean isPending(ObjectNode answer) {
    int status = answer.get("status").asInt();
    return status == PeerAnswer.ASK_ANOTHER || status == 503;
  }
}
