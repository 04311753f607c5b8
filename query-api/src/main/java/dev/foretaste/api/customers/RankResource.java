package dev.foretaste.api.customers;

import dev.foretaste.api.explanation.AskedLanguage;
import dev.foretaste.api.json.RequestBody;
import dev.foretaste.api.openapi.Answer;
import dev.foretaste.api.request.PathId;
import dev.foretaste.api.routing.KeyedEndpoint;
import dev.foretaste.api.routing.KeyedResource;
import dev.foretaste.explanation.Language;
import dev.foretaste.schema.CustomerPreferences;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;

/** The endpoint that ranks given items, or what goes with an unfinished basket. */
public final class RankResource implements KeyedResource {
  private final KnownCustomers customers;
  private final LiveRanking ranking;

  /** An endpoint that answers from this reader. */
  public RankResource(CustomerReader reader, LiveRanking ranking) {
    customers = new KnownCustomers(reader);
    this.ranking = ranking;
  }

  @Override
  public List<KeyedEndpoint> endpoints() {
    return List.of(
        KeyedEndpoint.askCustomer(
            "/v1/customers/{id}/rank",
            Answer.json(RankingView.class).mayBeExplained(),
            this::rank));
  }

  private void rank(Context ctx) {
    String customerId = PathId.of(ctx, "id", "customer");
    RankRequest request = RankRequest.read(RequestBody.read(ctx));
    Optional<Language> language = AskedLanguage.of(ctx);
    CustomerPreferences known = customers.get(customerId).getPreferences();
    ctx.json(
        request
            .items()
            .map(
                items ->
                    ranking.compare(known, request.context(), items, request.basket(), language))
            .orElseGet(
                () ->
                    ranking.suggest(
                        known, request.context(), request.basket(), request.k(), language)));
  }
}
