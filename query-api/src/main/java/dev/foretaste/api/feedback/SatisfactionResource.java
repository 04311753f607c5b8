package dev.foretaste.api.feedback;

import dev.foretaste.api.Resource;
import dev.foretaste.api.customers.RatingsView;
import dev.foretaste.api.openapi.Answer;
import dev.foretaste.api.openapi.Route;
import dev.foretaste.api.problem.FieldFault;
import dev.foretaste.api.problem.Problem;
import dev.foretaste.api.problem.ProblemException;
import dev.foretaste.api.problem.ProblemType;
import dev.foretaste.orders.OrderValidator;
import dev.foretaste.schema.PeriodSatisfaction;
import dev.foretaste.topology.satisfaction.SatisfactionView;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The endpoint that tells how content customers are, by store and month. */
public final class SatisfactionResource implements Resource {
  private static final YearMonth FIRST = YearMonth.of(1970, 1);
  private static final YearMonth LAST = YearMonth.of(9999, 12);

  private final SatisfactionView satisfaction;

  /** What the client gets. */
  record Summaries(List<Summary> summaries) {}

  /**
   * The ratings of a store in a month.
   *
   * @param store empty for orders that had left their customer's recent baskets
   * @param period YYYY-MM, in UTC
   */
  record Summary(String store, String period, RatingsView ratings) {
    static Summary of(PeriodSatisfaction summary) {
      return new Summary(
          summary.getStoreId(), summary.getPeriod(), RatingsView.of(summary.getSatisfaction()));
    }
  }

  /** An endpoint that answers from this view. */
  public SatisfactionResource(SatisfactionView satisfaction) {
    this.satisfaction = satisfaction;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    Resource.addRead(routes, "/v1/satisfaction", this::summaries);
  }

  @Override
  public Map<Route, Answer> answers() {
    return Map.of(new Route("GET", "/v1/satisfaction"), Answer.json(Summaries.class));
  }

  private void summaries(Context ctx) {
    Optional<String> store = single(ctx, "store");
    if (store.isPresent() && store.get().length() > OrderValidator.MAX_ID_LENGTH) {
      throw fault("store", "must be at most %d characters".formatted(OrderValidator.MAX_ID_LENGTH));
    }
    YearMonth from = month(ctx, "from").orElse(FIRST);
    YearMonth to = month(ctx, "to").orElse(LAST);
    if (from.isAfter(to)) {
      throw fault("from", "must not be after to");
    }
    ctx.json(new Summaries(satisfaction.find(store, from, to).stream().map(Summary::of).toList()));
  }

  private static Optional<YearMonth> month(Context ctx, String name) {
    Optional<String> text = single(ctx, name);
    if (text.isPresent() && !text.get().matches("[0-9]{4}-(0[1-9]|1[0-2])")) {
      throw fault(name, "must be a month, YYYY-MM");
    }
    return text.map(YearMonth::parse);
  }

  private static Optional<String> single(Context ctx, String name) {
    List<String> values = ctx.queryParams(name);
    if (values.size() > 1) {
      throw fault(name, "must be given once");
    }
    return values.stream().findFirst();
  }

  private static ProblemException fault(String name, String requirement) {
    return new ProblemException(
        Problem.of(
            ProblemType.INVALID_PARAMETER,
            List.of(new FieldFault(name, name + " " + requirement))));
  }
}
