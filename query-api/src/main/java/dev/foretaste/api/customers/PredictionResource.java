package dev.foretaste.api.customers;

import dev.foretaste.api.explanation.AskedLanguage;
import dev.foretaste.api.explanation.Explained;
import dev.foretaste.api.explanation.ScoreExplanations;
import dev.foretaste.api.json.JsonAnswer;
import dev.foretaste.api.openapi.Answer;
import dev.foretaste.api.problem.InstanceProblems;
import dev.foretaste.api.request.PathId;
import dev.foretaste.api.request.QueryParameters;
import dev.foretaste.api.routing.KeyedEndpoint;
import dev.foretaste.api.routing.KeyedResource;
import dev.foretaste.explanation.Language;
import dev.foretaste.schema.CustomerPreferences;
import dev.foretaste.schema.OrderPrediction;
import dev.foretaste.topology.history.HistoryKeys;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Endpoints about the predictions for one customer. */
public final class PredictionResource implements KeyedResource {
  static final int MAX_K = 20;
  private static final int DEFAULT_K = 10;
  private static final int DEFAULT_PAGE = 10;

  private final KnownCustomers customers;
  private final HistoryReader histories;
  private final FreshPredictions predictions;
  private final LiveRanking ranking;
  private final ScoreExplanations explanations;

  /** Endpoints that answer from these readers. */
  public PredictionResource(
      CustomerReader reader,
      HistoryReader histories,
      FreshPredictions predictions,
      LiveRanking ranking,
      ScoreExplanations explanations) {
    this.explanations = explanations;
    this.predictions = predictions;
    customers = new KnownCustomers(reader);
    this.histories = histories;
    this.ranking = ranking;
  }

  @Override
  public List<KeyedEndpoint> endpoints() {
    return List.of(
        KeyedEndpoint.readCustomer(
            "/v1/customers/{id}/prediction",
            Answer.json(PredictionView.class, RankingView.class).mayBeExplained(),
            this::prediction),
        KeyedEndpoint.readCustomer(
            "/v1/customers/{id}/predictions", Answer.json(HistoryView.class), this::history));
  }

  private void prediction(Context ctx) throws IOException {
    String customerId = PathId.of(ctx, "id", "customer");
    QueryParameters query = new QueryParameters(ctx);
    int k = k(query);
    AskedContext asked = new AskedContext(query.id("store"), query.id("channel"), query.time("at"));
    Freshness demanded = Freshness.of(query);
    Optional<Language> language = AskedLanguage.of(ctx);
    if (asked.isGiven() && demanded.committed()) {
      throw QueryParameters.fault(
          "committed",
          "committed is about standing predictions; leave it or store, channel and at out");
    }
    OrderPrediction standing = predictions.get(customerId, demanded);
    JsonAnswer.of(
        ctx,
        asked.isGiven()
            ? ranking.suggest(
                customers.get(customerId).getPreferences(), asked, List.of(), k, language)
            : standing(standing, k, language));
  }

  private Object standing(OrderPrediction standing, int k, Optional<Language> language) {
    PredictionView view = PredictionView.of(standing, k);
    if (language.isEmpty()) {
      return view;
    }
    CustomerPreferences customer = customers.get(standing.getCustomerId()).getPreferences();
    return new Explained(view, explanations.of(standing, customer, k, language.get()));
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
