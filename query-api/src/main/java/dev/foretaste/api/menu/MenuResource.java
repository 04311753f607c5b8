package dev.foretaste.api.menu;

import dev.foretaste.api.Resource;
import dev.foretaste.api.json.RequestBody;
import dev.foretaste.api.log.LogPosition;
import dev.foretaste.api.log.LogUnavailableException;
import dev.foretaste.api.openapi.Answer;
import dev.foretaste.api.openapi.Route;
import dev.foretaste.api.problem.Problem;
import dev.foretaste.api.problem.ProblemException;
import dev.foretaste.api.problem.ProblemType;
import dev.foretaste.api.request.PathId;
import dev.foretaste.schema.MenuItem;
import dev.foretaste.topology.inputs.MenuTimeline;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Endpoints about what is on the menu; those that change it are local only. */
public final class MenuResource implements Resource {
  private static final Logger LOG = LoggerFactory.getLogger(MenuResource.class);
  private static final Duration RETRY = Duration.ofSeconds(5);
  private static final int CONCURRENCY = 4;
  private static final String ITEM = "/v1/menu/{itemId}";

  private final MenuTimeline menu;
  private final MenuLog log;
  private final boolean changeable;
  private final MenuItemReader reader = new MenuItemReader();
  private final Semaphore places = new Semaphore(CONCURRENCY);

  /** The items by id. */
  record MenuView(List<MenuItemView> items) {}

  /** A change; position is that of its record on the menu topic. */
  record ChangeView(String itemId, String position) {}

  /**
   * Endpoints over this menu.
   *
   * @param changeable whether the server may be asked to change it: only when no other machine can
   *     reach it
   */
  public MenuResource(MenuTimeline menu, MenuLog log, boolean changeable) {
    this.menu = menu;
    this.log = log;
    this.changeable = changeable;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    Resource.addRead(routes, "/v1/menu", this::items);
    routes.put(ITEM, this::put);
    routes.delete(ITEM, this::remove);
  }

  @Override
  public Map<Route, Answer> answers() {
    return Map.of(
        new Route("GET", "/v1/menu"), Answer.json(MenuView.class),
        new Route("PUT", ITEM), Answer.json(ChangeView.class),
        new Route("DELETE", ITEM), Answer.json(ChangeView.class));
  }

  private void items(Context ctx) {
    ctx.json(new MenuView(menu.items().stream().map(MenuItemView::of).toList()));
  }

  private void put(Context ctx) {
    requireLocal();
    String itemId = PathId.of(ctx, "itemId", "item");
    MenuItem item = reader.read(itemId, RequestBody.read(ctx));
    ctx.json(new ChangeView(itemId, appended(() -> log.put(item)).toString()));
  }

  private void remove(Context ctx) {
    requireLocal();
    String itemId = PathId.of(ctx, "itemId", "item");
    ctx.json(new ChangeView(itemId, appended(() -> log.remove(itemId)).toString()));
  }

  private void requireLocal() {
    if (!changeable) {
      throw new ProblemException(
          Problem.of(
              ProblemType.LOCAL_ONLY,
              "This API can be reached from other machines, so it does not change the menu; write"
                  + " to the topic menu-items, or use an API that listens on a loopback address"));
    }
  }

  private LogPosition appended(Supplier<LogPosition> append) {
    if (!places.tryAcquire()) {
      throw unavailable("too many changes wait already");
    }
    try {
      return append.get();
    } catch (LogUnavailableException e) {
      LOG.warn("A change of the menu could not be stored: {}", e.getMessage());
      throw unavailable(e.getMessage());
    } finally {
      places.release();
    }
  }

  private static ProblemException unavailable(String reason) {
    return new ProblemException(
        Problem.of(
                ProblemType.MENU_UNAVAILABLE,
                "The change was not confirmed: " + reason + "; send it again")
            .retryAfter(RETRY));
  }
}
