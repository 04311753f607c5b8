package dev.foretaste.api.customers;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.foretaste.api.Resource;
import dev.foretaste.api.json.BatchReader;
import dev.foretaste.api.json.RequestBody;
import dev.foretaste.api.openapi.Answer;
import dev.foretaste.api.openapi.MayBeNull;
import dev.foretaste.api.openapi.Route;
import dev.foretaste.api.problem.ProblemException;
import dev.foretaste.api.request.PathId;
import dev.foretaste.api.request.QueryParameters;
import dev.foretaste.api.routing.BatchResource;
import dev.foretaste.api.routing.BatchRouter.Batch;
import dev.foretaste.api.routing.Peers;
import dev.foretaste.api.routing.Routing;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;

/** The endpoint that answers for many customers at once. */
public final class PredictionBatchResource implements Resource {
  private static final String PATH = "/v1/predictions/batch";
  private static final String FIELD = "customerIds";
  private static final BatchReader BATCHES = new BatchReader(FIELD);

  private final ObjectMapper json = new ObjectMapper();
  private final KnownCustomers customers;
  private final KnownCustomers copies;
  private final BatchResource endpoint;

  /**
   * The answer about one customer.
   *
   * @param customerId as it was sent; empty when it was no text
   * @param status what a request for this customer alone would have been answered with
   * @param prediction the standing prediction; null when there is a problem
   * @param problem the problem document; null when there is a prediction
   * @param lag changelog records that a copy was behind at most; left out when none answered
   */
  record EntryView(
      String customerId,
      int status,
      @MayBeNull PredictionView prediction,
      @MayBeNull Map<String, Object> problem,
      @JsonInclude(JsonInclude.Include.NON_NULL) Long lag) {
    EntryView(
        String customerId, int status, PredictionView prediction, Map<String, Object> problem) {
      this(customerId, status, prediction, problem, null);
    }
  }

  /** The answers in the sequence of the customers. */
  record BatchView(List<EntryView> results) {}

  /** An endpoint that answers from this reader, or by way of others. */
  public PredictionBatchResource(CustomerReader reader, Routing routing, Peers peers) {
    customers = new KnownCustomers(reader);
    copies = new KnownCustomers(routing.copies().customers());
    endpoint = new BatchResource(PATH, this::read, routing, peers);
  }

  @Override
  public void addTo(RoutesConfig routes) {
    endpoint.addTo(routes);
  }

  @Override
  public Map<Route, Answer> answers() {
    return Map.of(new Route("POST", PATH), Answer.json(BatchView.class));
  }

  private Batch read(Context ctx) {
    QueryParameters query = new QueryParameters(ctx);
    int k = PredictionResource.k(query);
    String lag = query.text("maxLag").map(given -> "&maxLag=" + given).orElse("");
    return new Batch(
        PATH + "?k=" + k + lag,
        FIELD,
        BATCHES.read(RequestBody.read(ctx)),
        entry -> answer(customers, entry, k),
        entry -> answer(copies, entry, k));
  }

  private ObjectNode answer(KnownCustomers known, JsonNode entry, int k) {
    String customerId = entry.isTextual() ? entry.textValue() : "";
    try {
      PathId.checked(customerId, FIELD, "A customer id");
      PredictionView prediction = PredictionView.of(known.standing(customerId), k);
      return json.valueToTree(new EntryView(customerId, 200, prediction, null));
    } catch (ProblemException e) {
      return json.valueToTree(
          new EntryView(customerId, e.problem().status(), null, e.problem().document()));
    }
  }
}
