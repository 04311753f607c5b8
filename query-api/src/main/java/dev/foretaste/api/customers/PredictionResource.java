package dev.foretaste.api.customers;

import dev.foretaste.api.problem.InstanceProblems;
import dev.foretaste.api.request.PathId;
import dev.foretaste.api.request.QueryParameters;
import dev.foretaste.api.routing.KeyedEndpoint;
import dev.foretaste.api.routing.KeyedResource;
import dev.foretaste.schema.OrderPrediction;
import dev.foretaste.topology.history.HistoryKeys;
import io.javalin.http.Context;
import java.util.List;

/** Endpoints about the predictions for one customer. */
public final class PredictionResource implements KeyedResource {
  static final int MAX_K = 20;
  private static final int DEFAULT_K = 10;
  private static final int DEFAULT_PAGE = 10;

  private final KnownCustomers customers;
  private final HistoryReader histories;
  private final FreshPredictions predictions;
  private final LiveRanking ranking;

  /** Endpoints that answer from these readers. */
  public PredictionResource(
      CustomerReader reader,
      HistoryReader histories,
      FreshPredictions predictions,
      LiveRanking ranking) {
    this.predictions = predictions;
    customers = new KnownCustomers(reader);
    this.histories = histories;
    this.ranking = ranking;
  }

  @Override
  public List<KeyedEndpoint> endpoints() {
    return List.of(
        KeyedEndpoint.readCustomer("/v1/customers/{id}/prediction", this::prediction),
        KeyedEndpoint.readCustomer("/v1/customers/{id}/predictions", this::history));
  }

  private void prediction(Context ctx) {
    String customerId = PathId.of(ctx, "id", "customer");
    QueryParameters query = new QueryParameters(ctx);
    int k = k(query);
    AskedContext asked = new AskedContext(query.id("store"), query.id("channel"), query.time("at"));
    Freshness demanded = Freshness.of(query);
    if (asked.isGiven() && demanded.committed()) {
      throw QueryParameters.fault(
          "committed",
          "committed is about standing predictions; leave it or store, channel and at out");
    }
    OrderPrediction standing = predictions.get(customerId, demanded);
    ctx.json(
        asked.isGiven()
            ? ranking.suggest(customers.get(customerId).getPreferences(), asked, List.of(), k)
            : PredictionView.of(standing, k));
  }

  private void history(Context ctx) {
    String customerId = PathId.of(ctx, "id", "customer");
    QueryParameters query = new QueryParameters(ctx);
    int k = k(query);
    int limit =
        query.number("limit", "the number of predictions", 1, HistoryKeys.KEPT, DEFAULT_PAGE);
    long before =
        query
            .wholeNumber("cursor", "the next of an earlier page", 1, Integer.MAX_VALUE)
            .orElse(Long.MAX_VALUE);
    customers.get(customerId);
    ctx.json(
        HistoryView.page(
            customerId,
            InstanceProblems.require(histories.find(customerId), KnownCustomers::unknownCustomer),
            before,
            limit,
            k));
  }

  static int k(QueryParameters query) {
    return query.number("k", "the number of items", 1, MAX_K, DEFAULT_K);
  }
}
