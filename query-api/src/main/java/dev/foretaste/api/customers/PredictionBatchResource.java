package dev.foretaste.api.customers;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foretaste.api.Resource;
import dev.foretaste.api.json.BatchReader;
import dev.foretaste.api.json.RequestBody;
import dev.foretaste.api.problem.ProblemException;
import dev.foretaste.api.request.PathId;
import dev.foretaste.api.request.QueryParameters;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;

/** The endpoint that answers for many customers at once. */
public final class PredictionBatchResource implements Resource {
  private static final BatchReader BATCHES = new BatchReader("customerIds");

  private final KnownCustomers customers;

  /** What is known of each customer, in the sequence of the request. */
  record BatchView(List<EntryView> results) {}

  /**
   * The answer about one customer.
   *
   * @param customerId as it was sent; empty when it was no text
   * @param status what a request for this customer alone would have been answered with
   * @param prediction the standing prediction; null when there is a problem
   * @param problem the problem document; null when there is a prediction
   */
  record EntryView(
      String customerId, int status, PredictionView prediction, Map<String, Object> problem) {}

  /** An endpoint that answers from this reader. */
  public PredictionBatchResource(CustomerReader reader) {
    customers = new KnownCustomers(reader);
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.post("/v1/predictions/batch", this::predictions);
  }

  private void predictions(Context ctx) {
    int k = PredictionResource.k(new QueryParameters(ctx));
    List<JsonNode> entries = BATCHES.read(RequestBody.read(ctx));
    ctx.json(new BatchView(entries.stream().map(entry -> answer(entry, k)).toList()));
  }

  private EntryView answer(JsonNode entry, int k) {
    String customerId = entry.isTextual() ? entry.textValue() : "";
    try {
      PathId.checked(customerId, "customerIds", "A customer id");
      PredictionView prediction = PredictionView.of(customers.get(customerId).getStanding(), k);
      return new EntryView(customerId, 200, prediction, null);
    } catch (ProblemException e) {
      return new EntryView(customerId, e.problem().status(), null, e.problem().document());
    }
  }
}
