package dev.foretaste.api.routing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.foretaste.api.Resource;
import dev.foretaste.api.problem.InstanceProblems;
import dev.foretaste.api.problem.Problem;
import dev.foretaste.api.routing.BatchRouter.Batch;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;

/** A batch endpoint about customers, which any instance answers, and its internal counterparts. */
public final class BatchResource implements Resource {
  private final ObjectMapper json = new ObjectMapper();
  private final String path;
  private final Function<Context, Batch> read;
  private final Routing routing;
  private final BatchRouter router;

  /**
   * An endpoint.
   *
   * @param read makes a batch of a request; throws a problem when it is none
   */
  public BatchResource(String path, Function<Context, Batch> read, Routing routing, Peers peers) {
    this.path = path;
    this.read = read;
    this.routing = routing;
    router = new BatchRouter(routing, peers);
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.post(
        path,
        ctx -> {
          ReadTerms terms = ReadTerms.of(ctx);
          answer(
              ctx, router.answer(read.apply(ctx), terms).stream().map(this::forClients).toList());
        });
    if (routing.secret().isPresent()) {
      routes.post(Part.ACTIVE.prefix() + path, this::active);
      routes.post(Part.COPY.prefix() + path, this::copies);
    }
  }

  private void active(Context ctx) {
    routing.requireSecret(ctx);
    Batch batch = read.apply(ctx);
    answer(ctx, batch.entries().stream().map(batch.active()).toList());
  }

  private void copies(Context ctx) {
    routing.requireSecret(ctx);
    long maxLag = ReadTerms.maxLag(ctx);
    Batch batch = read.apply(ctx);
    answer(
        ctx,
        batch.entries().stream()
            .map(
                entry -> {
                  OptionalLong lag = routing.directory().lag(Keys.CUSTOMERS, entry.asText());
                  ObjectNode answer = batch.copy().apply(entry);
                  boolean usable =
                      lag.isPresent()
                          && lag.getAsLong() <= maxLag
                          && answer.get("status").asInt() == 200;
                  return usable
                      ? answer.put("lag", lag.getAsLong())
                      : json.createObjectNode().put("status", PeerAnswer.ASK_ANOTHER);
                })
            .toList());
  }

  private ObjectNode forClients(ObjectNode answer) {
    if (answer.get("status").asInt() != PeerAnswer.ASK_ANOTHER) {
      return answer;
    }
    Problem problem =
        InstanceProblems.unavailable("no instance that keeps the customer answers right now");
    answer.put("status", problem.status());
    answer.set("problem", json.valueToTree(problem.document()));
    return answer;
  }

  private static void answer(Context ctx, List<ObjectNode> results) {
    ctx.json(Map.of("results", results));
  }
}
