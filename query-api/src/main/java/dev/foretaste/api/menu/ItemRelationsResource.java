package dev.foretaste.api.menu;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.foretaste.api.Resource;
import dev.foretaste.api.openapi.Answer;
import dev.foretaste.api.openapi.MayBeNull;
import dev.foretaste.api.openapi.Route;
import dev.foretaste.api.overview.OverviewReader;
import dev.foretaste.api.problem.Problem;
import dev.foretaste.api.problem.ProblemException;
import dev.foretaste.api.problem.ProblemType;
import dev.foretaste.api.request.PathId;
import dev.foretaste.api.request.QueryParameters;
import dev.foretaste.api.routing.Gatherer;
import dev.foretaste.bundle.ScoringModel;
import dev.foretaste.candidates.Menu;
import dev.foretaste.tables.ItemColumn;
import dev.foretaste.tables.ItemTables;
import dev.foretaste.tables.Neighbours;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Endpoints about items: trends of all stores or one, and what goes together. */
public final class ItemRelationsResource implements Resource {
  private static final int DEFAULT_K = 10;
  private static final int MAX_K = 50;
  private static final String TOGETHER = "together";
  private static final String TRENDING = "/v1/menu/trending";

  private final Supplier<ScoringModel> champion;
  private final Supplier<? extends Menu> menu;
  private final Gatherer gatherer;
  private final StoreTrends stores;

  /**
   * Items whose share of orders grows, the largest growth first.
   *
   * @param modelVersion whose tables tell so; left out for one store, which counts by itself
   * @param storeId left out for all stores together
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record TrendingView(
      @MayBeNull String modelVersion, @MayBeNull String storeId, List<Trend> items) {}

  /** Items related to one, strongest first. */
  record SimilarView(String itemId, String modelVersion, String relation, List<Related> items) {}

  /** A related item; strength above 0, at most 1. */
  record Related(String itemId, float strength) {}

  /** Endpoints that answer from what these give at the moment of the request. */
  public ItemRelationsResource(
      Supplier<ScoringModel> champion,
      Supplier<? extends Menu> menu,
      OverviewReader reader,
      Gatherer gatherer,
      Clock clock) {
    this.champion = champion;
    this.menu = menu;
    this.gatherer = gatherer;
    stores =
        new StoreTrends(
            reader,
            gatherer,
            clock,
            TRENDING,
            ctx -> new QueryParameters(ctx).id("store").orElse(""));
  }

  @Override
  public void addTo(RoutesConfig routes) {
    Resource.addRead(routes, TRENDING, this::trending);
    gatherer.addTo(routes, stores.question());
    Resource.addRead(routes, "/v1/menu/{itemId}/similar", this::similar);
  }

  @Override
  public Map<Route, Answer> answers() {
    return Map.of(
        new Route("GET", TRENDING), Answer.json(TrendingView.class),
        new Route("GET", "/v1/menu/{itemId}/similar"), Answer.json(SimilarView.class));
  }

  private void trending(Context ctx) throws InterruptedException {
    QueryParameters query = new QueryParameters(ctx);
    int k = query.number("k", "the number of items", 1, MAX_K, DEFAULT_K);
    Optional<String> store = query.id("store");
    Menu offered = menu.get();
    if (store.isPresent()) {
      List<Trend> growing = stores.growing(ctx, offered::offers);
      ctx.json(new TrendingView(null, store.get(), strongest(growing.stream(), k)));
      return;
    }
    ScoringModel model = champion.get();
    ItemTables tables = model.tables();
    Stream<Trend> growing =
        IntStream.range(0, tables.size())
            .mapToObj(item -> trend(tables, item))
            .filter(trend -> trend.growth() > 0 && offered.offers(trend.itemId()));
    ctx.json(new TrendingView(model.version(), null, strongest(growing, k)));
  }

  private static List<Trend> strongest(Stream<Trend> trends, int k) {
    return trends
        .sorted(
            Comparator.comparingDouble((Trend trend) -> -trend.growth())
                .thenComparing(Trend::itemId))
        .limit(k)
        .toList();
  }

  private static Trend trend(ItemTables tables, int item) {
    float recent = tables.value(ItemColumn.RECENT_POPULARITY, item);
    float popularity = tables.value(ItemColumn.POPULARITY, item);
    return new Trend(tables.itemIds().get(item), recent, popularity, recent / popularity);
  }

  private void similar(Context ctx) {
    String itemId = PathId.of(ctx, "itemId", "item");
    QueryParameters query = new QueryParameters(ctx);
    int k = query.number("k", "the number of items", 1, MAX_K, DEFAULT_K);
    String relation = query.text("relation").orElse(TOGETHER);
    ScoringModel model = champion.get();
    Neighbours neighbours = relation(relation).apply(model.tables());
    int item = model.tables().indexOf(itemId);
    if (item == ItemTables.UNKNOWN) {
      throw new ProblemException(
          Problem.of(
              ProblemType.UNKNOWN_ITEM,
              "The champion's tables do not have the item; they know what was in recent orders"));
    }
    List<Related> related =
        IntStream.range(neighbours.begin(item), neighbours.end(item))
            .limit(k)
            .mapToObj(
                at ->
                    new Related(
                        model.tables().itemIds().get(neighbours.item(at)), neighbours.weight(at)))
            .toList();
    ctx.json(new SimilarView(itemId, model.version(), relation, related));
  }

  private static Function<ItemTables, Neighbours> relation(String name) {
    return switch (name) {
      case TOGETHER -> ItemTables::together;
      case "next" -> ItemTables::next;
      case "later" -> ItemTables::later;
      default ->
          throw QueryParameters.fault("relation", "relation must be together, next or later");
    };
  }
}
