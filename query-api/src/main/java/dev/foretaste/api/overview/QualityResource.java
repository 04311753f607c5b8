package dev.foretaste.api.overview;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.foretaste.api.Resource;
import dev.foretaste.api.openapi.Answer;
import dev.foretaste.api.openapi.Route;
import dev.foretaste.api.request.QueryParameters;
import dev.foretaste.api.routing.Gatherer;
import dev.foretaste.schema.QualitySums;
import dev.foretaste.topology.overview.Overviews.QualityCell;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How predictions did lately, by model version. */
public final class QualityResource implements Resource {
  private static final int MAX_HOURS = 720;
  private static final List<Integer> HOURS = List.of(1, 24, 168, MAX_HOURS);
  private static final TypeReference<List<QualityTotals>> TOTALS = new TypeReference<>() {};

  private final ObjectMapper json = new ObjectMapper();
  private final OverviewReader reader;
  private final Gatherer gatherer;
  private final Clock clock;
  private final Gatherer.Question question;

  /** Answers from what this reads and gathers. */
  public QualityResource(OverviewReader reader, Gatherer gatherer, Clock clock) {
    this.reader = reader;
    this.gatherer = gatherer;
    this.clock = clock;
    question = new Gatherer.Question("/v1/quality", this::parts);
  }

  @Override
  public void addTo(RoutesConfig routes) {
    Resource.addRead(routes, question.path(), this::answer);
    gatherer.addTo(routes, question);
  }

  @Override
  public Map<Route, Answer> answers() {
    return Map.of(new Route("GET", "/v1/quality"), Answer.json(QualityView.class));
  }

  private void answer(Context ctx) throws InterruptedException {
    List<Integer> hours = hours(ctx);
    Instant now = clock.instant();
    List<QualityTotals> cells =
        gatherer.gather(ctx, question).stream()
            .flatMap(part -> json.convertValue(part, TOTALS).stream())
            .toList();
    ctx.json(
        new QualityView(
            now.toString(),
            hours.stream().map(h -> QualityView.window(h, from(now, h), cells)).toList()));
  }

  private Map<Integer, List<QualityTotals>> parts(Context ctx) {
    Instant now = clock.instant();
    int longest = hours(ctx).stream().mapToInt(Integer::intValue).max().orElseThrow();
    Map<Integer, List<QualityTotals>> parts = new TreeMap<>();
    // An hour more at both ends: the instances' clocks need not agree.
    reader
        .quality(from(now, longest + 1), now.plus(Duration.ofHours(1)))
        .forEach(
            (partition, cells) ->
                parts.put(partition, cells.stream().map(QualityResource::totals).toList()));
    return parts;
  }

  private static QualityTotals totals(QualityCell cell) {
    QualitySums sums = cell.sums();
    return new QualityTotals(
        cell.modelVersion(),
        cell.hour().toEpochMilli(),
        sums.getOrders(),
        sums.getRecallSum(),
        sums.getNdcgSum(),
        sums.getHits());
  }

  private static List<Integer> hours(Context ctx) {
    QueryParameters query = new QueryParameters(ctx);
    int given = query.number("hours", "the hours to look back", 1, MAX_HOURS, 0);
    return given == 0 ? HOURS : List.of(given);
  }

  private static Instant from(Instant now, int hours) {
    return now.truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(hours - 1L));
  }
}
