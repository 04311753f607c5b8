package dev.foretaste.api.customers;

import dev.foretaste.api.Resource;
import dev.foretaste.api.explanation.AskedLanguage;
import dev.foretaste.api.json.RequestBody;
import dev.foretaste.api.request.PathId;
import dev.foretaste.explanation.Language;
import dev.foretaste.schema.CustomerPreferences;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Optional;

/** The endpoint that ranks given items, or what goes with an unfinished basket. */
public final class RankResource implements Resource {
  private final KnownCustomers customers;
  private final LiveRanking ranking;

  /** An endpoint that answers from this reader. */
  public RankResource(CustomerReader reader, LiveRanking ranking) {
    customers = new KnownCustomers(reader);
    this.ranking = ranking;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.post("/v1/customers/{id}/rank", this::rank);
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
