package dev.foretaste.api.overview;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.foretaste.api.Resource;
import dev.foretaste.api.openapi.Answer;
import dev.foretaste.api.openapi.Route;
import dev.foretaste.api.request.QueryParameters;
import dev.foretaste.api.routing.Gatherer;
import dev.foretaste.topology.demand.DemandPart;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the kitchen has to expect. */
public final class DemandResource implements Resource {
  private static final int MAX_HOURS = 168;
  private static final int DEFAULT_HOURS = 24;
  private static final int MAX_K = 500;
  private static final int DEFAULT_K = 50;

  private final ObjectMapper json = new ObjectMapper();
  private final OverviewReader reader;
  private final Gatherer gatherer;
  private final Clock clock;
  private final Gatherer.Question question;

  /** Answers from what this reads and gathers. */
  public DemandResource(OverviewReader reader, Gatherer gatherer, Clock clock) {
    this.reader = reader;
    this.gatherer = gatherer;
    this.clock = clock;
    question = new Gatherer.Question("/v1/demand", this::parts);
  }

  @Override
  public void addTo(RoutesConfig routes) {
    Resource.addRead(routes, question.path(), this::answer);
    gatherer.addTo(routes, question);
  }

  @Override
  public Map<Route, Answer> answers() {
    return Map.of(new Route("GET", "/v1/demand"), Answer.json(DemandView.class));
  }

  private void answer(Context ctx) throws InterruptedException {
    QueryParameters query = new QueryParameters(ctx);
    Optional<String> store = query.id("store");
    int k = query.number("k", "the number of items", 1, MAX_K, DEFAULT_K);
    Instant from = clock.instant().truncatedTo(ChronoUnit.HOURS);
    DemandForecast forecast = forecast(from, horizon(query));
    for (JsonNode part : gatherer.gather(ctx, question)) {
      forecast.add(json.convertValue(part, DemandPart.class));
    }
    ctx.json(forecast.view(from.toString(), store.orElse(null), k));
  }

  /** Of the partitions that have counted their customers. */
  private Map<Integer, DemandPart> parts(Context ctx) {
    QueryParameters query = new QueryParameters(ctx);
    DemandForecast asked = forecast(clock.instant(), horizon(query));
    Map<Integer, DemandPart> parts =
        new TreeMap<>(reader.demand(query.id("store"), asked.firstDay(), asked.days()));
    parts.values().removeIf(part -> !part.complete());
    return parts;
  }

  private static DemandForecast forecast(Instant from, int hours) {
    return new DemandForecast(Duration.ofMillis(from.toEpochMilli()).toHours(), hours);
  }

  private static int horizon(QueryParameters query) {
    return query.number("horizon", "the hours to look ahead", 1, MAX_HOURS, DEFAULT_HOURS);
  }
}
