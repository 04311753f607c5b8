package dev.foretaste.prediction;

import static dev.foretaste.fixtures.Customers.orders;
import static dev.foretaste.fixtures.Customers.unknown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.foretaste.bundle.ScoringModel;
import dev.foretaste.candidates.Menu;
import dev.foretaste.features.Context;
import dev.foretaste.schema.CustomerPreferences;
import dev.foretaste.schema.RankedItem;
import dev.foretaste.scoring.BaselineScorer;
import dev.foretaste.tables.ItemTables;
import dev.foretaste.tables.Neighbours;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OnDemandRankerTest {
  // whoever takes "pizza" takes "wine" with it, and now and then "salad"
  private static final ItemTables TABLES =
      new ItemTables(
          List.of("pizza", "wine", "salad"),
          Map.of(),
          new Neighbours(new int[] {2, 2, 2}, new int[] {1, 2}, new float[] {0.9f, 0.1f}),
          Neighbours.none(3));
  private static final ScoringModel MODEL =
      new ScoringModel("v1", new BaselineScorer(), TABLES, Optional.empty());

  private final OnDemandRanker ranker = new OnDemandRanker();
  private final CustomerPreferences customer =
      orders(orders(orders(unknown(), 0, "cola"), 1, "cola"), 2, "tea");
  private final Context now = Context.standing(customer);

  @Test
  void shouldRankAsTheStandingPredictionWithoutABasket() {
    List<RankedItem> standing =
        new NextOrderPredictor().predict(customer, "o", MODEL, Menu.EVERYTHING).getItems();

    assertThat(ranker.suggest(customer, now, MODEL, Menu.EVERYTHING, List.of(), 20))
        .isEqualTo(standing);
  }

  @Test
  void shouldBringUpWhatGoesWithTheBasket() {
    List<RankedItem> ranked =
        ranker.suggest(customer, now, MODEL, Menu.EVERYTHING, List.of("pizza", "tea"), 20);

    assertThat(ranked).extracting(RankedItem::getItemId).containsExactly("wine", "cola", "salad");
    assertThat(ranked.get(0).getProbability()).isCloseTo(0.9f, within(1e-6f));
  }

  @Test
  void shouldLeaveOutWhatIsNotOffered() {
    Menu noWine = itemId -> !itemId.equals("wine");

    assertThat(ranker.suggest(customer, now, MODEL, noWine, List.of("pizza"), 20))
        .extracting(RankedItem::getItemId)
        .doesNotContain("wine", "pizza");
  }

  @Test
  void shouldRankExactlyTheGivenItems() {
    assertThat(ranker.compare(customer, now, MODEL, List.of("salad", "tea", "cola"), List.of()))
        .extracting(RankedItem::getItemId)
        .containsExactlyInAnyOrder("salad", "tea", "cola")
        .endsWith("salad");
    assertThat(ranker.compare(customer, now, MODEL, List.of(), List.of())).isEmpty();
  }
}
