package dev.foretaste.explanation;

import static dev.foretaste.fixtures.Customers.orders;
import static dev.foretaste.fixtures.Customers.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.foretaste.features.Context;
import dev.foretaste.features.FeatureKind;
import dev.foretaste.fixtures.OrderEvents;
import dev.foretaste.schema.CustomerPreferences;
import dev.foretaste.tables.ItemColumn;
import dev.foretaste.tables.ItemTables;
import dev.foretaste.tables.Neighbours;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PhrasesTest {
  private static final ItemTables TABLES =
      new ItemTables(
          List.of("pizza", "cola"),
          Map.of(
              ItemColumn.RECENT_POPULARITY, new float[] {0.25f, 0.000_1f},
              ItemColumn.REPURCHASE, new float[] {0.4f, Float.NaN}),
          Neighbours.none(2),
          new Neighbours(new int[] {0, 1}, new int[] {0}, new float[] {0.3f}));

  private final CustomerPreferences customer =
      orders(orders(orders(unknown(), 0, "pizza"), 10, "pizza", "tea"), 21.5, "cola");
  private final Context standing = Context.standing(customer);
  private final Context occasion = Context.of(customer, OrderEvents.at(22.5), "store", "web");

  @Test
  void shouldSayInEnglishWhatIsKnown() {
    assertThat(all(Language.ENGLISH, "pizza", standing))
        .containsExactly(
            "Ordered in 2 of 3 orders",
            "Last ordered 11 days before the latest order, on average 1.0 orders from one with it"
                + " to the next",
            "3 orders so far, one every 10.8 days on average",
            "In 25.0% of recent orders of all customers; 40.0% of orders with it are followed by"
                + " another one with it",
            "30.0% of orders with \"cola\", which is in the latest one, are followed by one with"
                + " it",
            "Time and place of the next order are not known");
    assertThat(all(Language.ENGLISH, "cola", occasion))
        .containsExactly(
            "Ordered in 1 of 3 orders",
            "Last ordered 1 day ago",
            "3 orders so far, one every 10.8 days on average",
            "In under 0.1% of recent orders of all customers",
            "The model knows no relation to the customer's items",
            "1 of 1 order with it came in this quarter of the day; in the latest order here");
    assertThat(all(Language.ENGLISH, "wine", standing))
        .startsWith(
            "Not among the items remembered from 3 orders", "No order with it is remembered")
        .contains("The model has no figures about it");
  }

  @Test
  void shouldSayTheSameInRussian() {
    assertThat(all(Language.RUSSIAN, "pizza", standing))
        .containsExactly(
            "Входит в 2 из 3 заказов",
            "Последний раз за 11 дней до последнего заказа, от раза до раза в среднем 1,0 заказа",
            "Всего 3 заказа, в среднем один за 10,8 дня",
            "В 25,0 % недавних заказов всех клиентов; после 40,0 % заказов с этой позицией она есть"
                + " и в следующем",
            "После 30,0 % заказов с «cola», как последний, эта позиция есть в следующем",
            "Время и место следующего заказа неизвестны");
    assertThat(all(Language.RUSSIAN, "cola", occasion))
        .contains(
            "Последний раз 1 день назад",
            "1 из 1 заказа с этой позицией в эту четверть суток; есть в последнем заказе здесь");
  }

  @Test
  void shouldDeclineRussianNouns() {
    assertThat(
            Stream.of(0L, 1L, 2L, 4L, 5L, 11L, 12L, 14L, 19L, 20L, 21L, 22L, 25L, 101L, 111L, 112L)
                .map(number -> RussianPhrases.form(number, "день", "дня", "дней")))
        .containsExactly(
            "дней", "день", "дня", "дня", "дней", "дней", "дней", "дней", "дней", "дней", "день",
            "дня", "дней", "день", "дней", "дней");
  }

  private List<String> all(Language language, String itemId, Context context) {
    ItemFacts facts = ItemFacts.of(itemId, customer, TABLES, context);
    return Stream.of(FeatureKind.values())
        .map(kind -> language.phrases().about(kind, facts))
        .toList();
  }
}
