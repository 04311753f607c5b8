package dev.foretaste.api.customers;

import dev.foretaste.api.explanation.Explained;
import dev.foretaste.api.explanation.ScoreExplanations;
import dev.foretaste.bundle.ScoringModel;
import dev.foretaste.candidates.Menu;
import dev.foretaste.explanation.Language;
import dev.foretaste.features.Context;
import dev.foretaste.prediction.OnDemandRanker;
import dev.foretaste.schema.CustomerPreferences;
import dev.foretaste.schema.ItemPreference;
import dev.foretaste.schema.RankedItem;
import dev.foretaste.tables.ItemTables;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Ranks for requests, with the champion and the menu of this moment. Thread-safe. */
public final class LiveRanking {
  private final OnDemandRanker ranker = new OnDemandRanker();
  private final Supplier<ScoringModel> champion;
  private final Supplier<? extends Menu> menu;
  private final Clock clock;
  private final ScoreExplanations explanations;

  /** Ranks with what these give at the moment of the request. */
  public LiveRanking(
      Supplier<ScoringModel> champion,
      Supplier<? extends Menu> menu,
      Clock clock,
      ScoreExplanations explanations) {
    this.explanations = explanations;
    this.champion = champion;
    this.menu = menu;
    this.clock = clock;
  }

  /** The best items that are offered and not in the basket: a ranking, explained when asked. */
  Object suggest(
      CustomerPreferences customer,
      AskedContext asked,
      List<String> basket,
      int k,
      Optional<Language> language) {
    ScoringModel model = champion.get();
    Context context = asked.of(customer, clock.millis());
    List<RankedItem> ranked =
        ranker.suggest(customer, context, model, menu.get(), List.copyOf(distinct(basket)), k);
    RankingView view = view(customer, model, asked.view(context), ranked, List.of());
    return explained(view, customer, model, context, ranked, language);
  }

  /** These items among each other: a ranking, explained when asked. */
  Object compare(
      CustomerPreferences customer,
      AskedContext asked,
      List<String> items,
      List<String> basket,
      Optional<Language> language) {
    ScoringModel model = champion.get();
    Menu offered = menu.get();
    Context context = asked.of(customer, clock.millis());
    Set<String> inBasket = distinct(basket);
    Set<String> own =
        customer.getItems().stream().map(ItemPreference::getItemId).collect(Collectors.toSet());
    List<String> rankable = new ArrayList<>();
    List<RankingView.NotRanked> others = new ArrayList<>();
    for (String item : distinct(items)) {
      if (inBasket.contains(item)) {
        others.add(new RankingView.NotRanked(item, "in-basket"));
      } else if (!offered.offers(item)) {
        others.add(new RankingView.NotRanked(item, "not-offered"));
      } else if (!own.contains(item) && model.tables().indexOf(item) == ItemTables.UNKNOWN) {
        others.add(new RankingView.NotRanked(item, "unknown"));
      } else {
        rankable.add(item);
      }
    }
    List<RankedItem> ranked =
        ranker.compare(customer, context, model, rankable, List.copyOf(inBasket));
    RankingView view = view(customer, model, asked.view(context), ranked, others);
    return explained(view, customer, model, context, ranked, language);
  }

  private Object explained(
      RankingView view,
      CustomerPreferences customer,
      ScoringModel model,
      Context context,
      List<RankedItem> ranked,
      Optional<Language> language) {
    return language.isEmpty()
        ? view
        : new Explained(view, explanations.of(customer, model, context, ranked, language.get()));
  }

  private static RankingView view(
      CustomerPreferences customer,
      ScoringModel model,
      AskedContext.View context,
      List<RankedItem> ranked,
      List<RankingView.NotRanked> others) {
    return new RankingView(
        customer.getCustomerId(),
        customer.getOrdersPartition() + ":" + customer.getOrdersOffset(),
        customer.getOrderCount(),
        context,
        model.version(),
        model.scorer().name(),
        RankingView.items(ranked),
        others);
  }

  private static Set<String> distinct(List<String> items) {
    return new LinkedHashSet<>(items);
  }
}
