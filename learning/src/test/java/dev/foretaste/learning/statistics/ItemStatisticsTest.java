package dev.foretaste.learning.statistics;

import static dev.foretaste.learning.ExampleBuilder.example;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.foretaste.candidates.Candidate;
import dev.foretaste.candidates.CandidateGenerator;
import dev.foretaste.candidates.Menu;
import dev.foretaste.learning.TasteWorld;
import dev.foretaste.schema.CustomerPreferences;
import dev.foretaste.schema.TrainingExample;
import dev.foretaste.tables.ItemColumn;
import dev.foretaste.tables.ItemTables;
import dev.foretaste.tables.Neighbours;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ItemStatisticsTest {
  private static final Offset<Float> ROUNDING = within(1e-5f);

  @Property(tries = 20)
  void shouldAgreeWithTheDefinitions(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 12) int customers,
      @ForAll @IntRange(min = 2, max = 8) int orders) {
    List<TrainingExample> examples = TasteWorld.examples(customers, orders, seed);
    NaiveStatistics naive = new NaiveStatistics(examples);

    ItemTables tables = tables(examples);

    for (int index = 0; index < tables.size(); index++) {
      String item = tables.itemIds().get(index);
      float popularity = (float) naive.popularity(item);
      float recent = (float) naive.recentPopularity(item);
      assertThat(tables.value(ItemColumn.POPULARITY, index)).isCloseTo(popularity, ROUNDING);
      assertThat(tables.value(ItemColumn.RECENT_POPULARITY, index)).isCloseTo(recent, ROUNDING);
      assertThat(tables.value(ItemColumn.TREND, index)).isCloseTo(recent / popularity, ROUNDING);
      assertSame(tables.value(ItemColumn.REPURCHASE, index), naive.next(item, item));
      assertSame(tables.value(ItemColumn.BASKET_POSITION, index), naive.meanPosition(item));
      assertSame(tables.value(ItemColumn.BASKET_SIZE, index), naive.meanBasketSize(item));
      float steady = (float) naive.steadyPopularity(item);
      float discovery = (float) naive.discovery(item);
      assertThat(tables.value(ItemColumn.STEADY_POPULARITY, index)).isCloseTo(steady, ROUNDING);
      assertThat(tables.value(ItemColumn.DISCOVERY, index)).isCloseTo(discovery, ROUNDING);
      assertSame(tables.value(ItemColumn.LOYALTY, index), naive.loyalty(item));
      assertSame(tables.value(ItemColumn.MEAN_GAP, index), naive.meanGap(item));
      assertNeighbours(tables, index, naive);
    }
  }

  private static void assertNeighbours(ItemTables tables, int index, NaiveStatistics naive) {
    List<String> ids = tables.itemIds();
    Neighbours together = tables.together();
    for (int k = together.begin(index); k < together.end(index); k++) {
      String other = ids.get(together.item(k));
      assertThat(other).isNotEqualTo(ids.get(index));
      assertSame(together.weight(k), naive.together(ids.get(index), other));
    }
    Neighbours next = tables.next();
    for (int k = next.begin(index); k < next.end(index); k++) {
      assertSame(next.weight(k), naive.next(ids.get(index), ids.get(next.item(k))));
    }
    Neighbours later = tables.later();
    for (int k = later.begin(index); k < later.end(index); k++) {
      assertThat(later.item(k)).isNotEqualTo(index);
      assertSame(later.weight(k), naive.later(ids.get(index), ids.get(later.item(k))));
    }
    String item = ids.get(index);
    long others = ids.stream().filter(o -> !o.equals(item) && naive.later(item, o) > 0).count();
    assertThat(later.end(index) - later.begin(index))
        .isEqualTo((int) Math.min(others, ItemStatistics.MAX_NEIGHBOURS));
    long successors = ids.stream().filter(other -> naive.next(ids.get(index), other) > 0).count();
    assertThat(next.end(index) - next.begin(index))
        .isEqualTo((int) Math.min(successors, ItemStatistics.MAX_NEIGHBOURS));
  }

  private static void assertSame(float actual, double expected) {
    if (Double.isNaN(expected)) {
      assertThat(actual).isNaN();
    } else {
      assertThat(actual).isCloseTo((float) expected, ROUNDING);
    }
  }

  @Test
  void shouldSortItemsByRecentPopularityAndThenById() {
    ItemTables tables =
        tables(
            List.of(
                example().customer("a").before("cola").ordered("tiramisu", "cola").build(),
                example().customer("b").before("cola").ordered("calzone", "cola").build()));

    // calzone came later than tiramisu, so it counts a little more
    assertThat(tables.itemIds()).containsExactly("cola", "calzone", "tiramisu");
  }

  @Test
  void shouldCountTheFirstOrderOnlyWithTheSecond() {
    ItemTables tables =
        tables(
            List.of(
                example().order(2).before("cola").ordered("fanta").build(),
                example().order(3).before("fanta").ordered("cola").build()));

    float cola = tables.value(ItemColumn.POPULARITY, tables.indexOf("cola"));
    float fanta = tables.value(ItemColumn.POPULARITY, tables.indexOf("fanta"));

    assertThat(cola).isCloseTo(2f / 3, ROUNDING);
    assertThat(fanta).isCloseTo(1f / 3, ROUNDING);
  }

  @Test
  void shouldOfferAnItemToOthersFromItsFirstOrderOn() {
    List<TrainingExample> examples = new ArrayList<>();
    for (int n = 0; n < 60; n++) {
      String item = "old-%02d".formatted(n);
      examples.add(example().customer("c" + n).before(item).ordered(item, "cola").build());
    }
    examples.add(example().customer("first").before("cola").ordered("new", "old-07").build());

    ItemTables tables = tables(examples);

    assertThat(tables.value(ItemColumn.TREND, tables.indexOf("new"))).isGreaterThan(1);
    CustomerPreferences other =
        example().customer("other").before("old-07").ordered("cola").build().getStateBefore();
    assertThat(new CandidateGenerator().generate(other, tables, Menu.EVERYTHING).items())
        .extracting(Candidate::itemId)
        .contains("new");
  }

  @Test
  void shouldLeaveOutItemsWhoseOrdersAreNotThere() {
    ItemTables tables = tables(List.of(example().order(7).before("gone").ordered("cola").build()));

    assertThat(tables.itemIds()).containsExactly("cola");
    assertThat(tables.next().end(0)).isZero();
  }

  @Test
  void shouldRelateOnlyTheFirstItemsOfAHugeBasket() {
    String[] huge = IntStream.range(0, 400).mapToObj("item-%03d"::formatted).toArray(String[]::new);

    ItemTables tables = tables(List.of(example().before("item-000").ordered(huge).build()));

    int first = tables.indexOf("item-001");
    int last = tables.indexOf("item-399");
    assertThat(tables.together().end(first) - tables.together().begin(first))
        .isEqualTo(ItemStatistics.MAX_NEIGHBOURS);
    assertThat(tables.together().end(last)).isEqualTo(tables.together().begin(last));
    assertThat(tables.value(ItemColumn.BASKET_SIZE, last)).isEqualTo(400);
  }

  @Test
  void shouldTellWhatCustomersFindFromWhatTheyReturnTo() {
    ItemTables tables =
        tables(
            List.of(
                example().customer("a").order(2).before("cola").ordered("fanta").build(),
                example().customer("b").order(4).before("cola").ordered("cola").build()));

    int cola = tables.indexOf("cola");
    int fanta = tables.indexOf("fanta");

    assertThat(tables.value(ItemColumn.DISCOVERY, cola)).isCloseTo(1f / 3, within(1e-3f));
    assertThat(tables.value(ItemColumn.DISCOVERY, fanta)).isCloseTo(1f / 3, within(1e-3f));
    assertThat(tables.value(ItemColumn.LOYALTY, cola)).isEqualTo(0.5f);
    assertThat(tables.value(ItemColumn.LOYALTY, fanta)).isNaN();
    assertThat(tables.value(ItemColumn.MEAN_GAP, cola)).isEqualTo(1);
    assertThat(tables.later().item(tables.later().begin(cola))).isEqualTo(fanta);
  }

  private static ItemTables tables(List<TrainingExample> examples) {
    ItemStatistics statistics = new ItemStatistics();
    examples.forEach(statistics::add);
    return statistics.toTables();
  }
}
