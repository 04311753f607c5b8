package dev.foretaste.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.foretaste.bundle.ScoringModel;
import dev.foretaste.candidates.Menu;
import dev.foretaste.features.Context;
import dev.foretaste.features.FeatureKind;
import dev.foretaste.features.FeatureVectorizer;
import dev.foretaste.fixtures.RandomEvents;
import dev.foretaste.fixtures.TinyModels;
import dev.foretaste.orders.OrderEvent;
import dev.foretaste.prediction.PrequentialLoop;
import dev.foretaste.prediction.Step;
import dev.foretaste.preferences.Daypart;
import dev.foretaste.preferences.Revision;
import dev.foretaste.schema.Basket;
import dev.foretaste.schema.CustomerPreferences;
import dev.foretaste.schema.CustomerState;
import dev.foretaste.schema.ItemPreference;
import dev.foretaste.schema.RankedItem;
import dev.foretaste.scoring.BaselineScorer;
import dev.foretaste.scoring.Scorer;
import dev.foretaste.scoring.XgboostScorer;
import dev.foretaste.tables.ItemColumn;
import dev.foretaste.tables.ItemTables;
import dev.foretaste.tables.Neighbours;
import dev.foretaste.trees.UnsupportedModelException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class ExplainerPropertyTest {
  private static final int COLUMNS = FeatureVectorizer.SCHEMA.size();
  private static final int ITEMS = 40;
  private static final ItemTables TABLES = TinyModels.tables(30, 17);
  private static final ScoringModel TREES = model(trees());
  private static final long DAY = 24L * 60 * 60 * 1_000;
  private static final Pattern NUMBER = Pattern.compile("\\d+(?:[.,]\\d+)?");

  private final Explainer explainer = new Explainer();

  private static ScoringModel model(Scorer scorer) {
    return new ScoringModel("v3", scorer, TABLES, Optional.empty());
  }

  private static Scorer trees() {
    try {
      return XgboostScorer.evaluating(TinyModels.trees(COLUMNS), COLUMNS);
    } catch (UnsupportedModelException e) {
      throw new IllegalStateException(e);
    }
  }

  @Property(tries = 40)
  void shouldReproduceTheScoresOfTheStandingPredictionAndSumToThem(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int events) {
    for (ScoringModel model : List.of(TREES, model(new BaselineScorer()))) {
      CustomerState state = after(seed, events, model);
      List<RankedItem> standing = state.getStanding().getItems();

      List<ItemExplanation> explained =
          explainer.explain(
              state.getPreferences(),
              model,
              Context.standing(state.getPreferences()),
              standing.stream().map(RankedItem::getItemId).toList(),
              Language.ENGLISH);

      assertThat(explained)
          .extracting(ItemExplanation::score)
          .isEqualTo(standing.stream().map(RankedItem::getScore).toList());
      for (ItemExplanation item : explained) {
        double sum = item.reasons().stream().mapToDouble(Reason::contribution).sum();
        assertThat(item.base() + sum).isCloseTo(item.score(), within(1e-5));
        assertThat(item.reasons()).allMatch(reason -> !reason.text().isBlank());
      }
    }
  }

  @Property(tries = 40)
  void shouldExplainWithEveryEngineAlike(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 30) int events) {
    CustomerPreferences customer = after(seed, events, TREES).getPreferences();
    ScoringModel native4j = model(XgboostScorer.load(TinyModels.trees(COLUMNS), COLUMNS));
    Context context = Context.standing(customer);
    List<String> items = List.of("i0", "i35");

    List<ItemExplanation> own =
        explainer.explain(customer, TREES, context, items, Language.ENGLISH);
    List<ItemExplanation> reference =
        explainer.explain(customer, native4j, context, items, Language.ENGLISH);

    for (int i = 0; i < items.size(); i++) {
      assertThat(own.get(i).base()).isCloseTo(reference.get(i).base(), within(1e-5));
      for (FeatureKind kind : FeatureKind.values()) {
        assertThat(contribution(own.get(i), kind))
            .isCloseTo(contribution(reference.get(i), kind), within(1e-5));
      }
    }
  }

  @Property(tries = 60)
  void shouldStateOnlyNumbersOfTheCustomersState(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 60) int events,
      @ForAll @IntRange(min = 0, max = 400) int hoursLater,
      @ForAll boolean standing) {
    CustomerPreferences customer = after(seed, events, TREES).getPreferences();
    Context context =
        standing
            ? Context.standing(customer)
            : Context.of(
                customer, customer.getLastOrderTime() + hoursLater * DAY / 24, "harbour", "web");
    for (int i = 0; i < ITEMS; i++) {
      String itemId = "i" + i;
      ItemFacts facts = ItemFacts.of(itemId, customer, TABLES, context);
      Optional<ItemPreference> own =
          customer.getItems().stream().filter(o -> o.getItemId().equals(itemId)).findFirst();

      assertNumbers(FeatureKind.OWN_WEIGHT, facts, ownWeight(customer, own));
      assertNumbers(FeatureKind.OWN_RECENCY, facts, ownRecency(customer, own, itemId, context));
      assertNumbers(FeatureKind.CUSTOMER, facts, customer(customer));
      assertNumbers(FeatureKind.ITEM, facts, popularity(itemId));
      assertNumbers(FeatureKind.RELATED_ITEMS, facts, follows(customer, itemId));
      assertNumbers(FeatureKind.CONTEXT, facts, sameTime(own, context));
    }
  }

  private static void assertNumbers(FeatureKind kind, ItemFacts facts, List<String> expected) {
    for (Language language : Language.values()) {
      String text = language.phrases().about(kind, facts);
      assertThat(numbers(text)).as("%s: %s", kind, text).isEqualTo(expected);
    }
  }

  private static List<String> numbers(String text) {
    List<String> numbers = new ArrayList<>();
    Matcher matcher = NUMBER.matcher(text.replaceAll("[\"«][^\"»]*[\"»]", ""));
    while (matcher.find()) {
      numbers.add(matcher.group().replace(',', '.'));
    }
    return numbers;
  }

  private static List<String> ownWeight(
      CustomerPreferences customer, Optional<ItemPreference> own) {
    String orders = Integer.toString(customer.getOrderCount());
    return own.map(o -> List.of(Integer.toString(o.getOrders()), orders)).orElse(List.of(orders));
  }

  private static List<String> ownRecency(
      CustomerPreferences customer, Optional<ItemPreference> own, String itemId, Context context) {
    List<String> expected = new ArrayList<>();
    own.ifPresent(
        o -> {
          long days = (context.asOf() - o.getLastTime()) / DAY;
          boolean latest = context.occasion().isEmpty() && latestHas(customer, itemId);
          if (!latest && days > 0) {
            expected.add(Long.toString(days));
          }
          if (o.getOrders() > 1) {
            expected.add(
                oneDecimal((o.getLastOrder() - o.getFirstOrder()) / (o.getOrders() - 1.0)));
          }
        });
    return expected;
  }

  private static List<String> customer(CustomerPreferences customer) {
    String orders = Integer.toString(customer.getOrderCount());
    double span = (double) (customer.getLastOrderTime() - customer.getFirstOrderTime()) / DAY;
    return customer.getOrderCount() == 1
        ? List.of(orders)
        : List.of(orders, oneDecimal(span / (customer.getOrderCount() - 1)));
  }

  private static List<String> popularity(String itemId) {
    int index = TABLES.indexOf(itemId);
    return index == ItemTables.UNKNOWN
        ? List.of()
        : Stream.of(ItemColumn.RECENT_POPULARITY, ItemColumn.REPURCHASE)
            .map(column -> percent(TABLES.value(column, index)))
            .toList();
  }

  private static List<String> follows(CustomerPreferences customer, String itemId) {
    int index = TABLES.indexOf(itemId);
    Neighbours next = TABLES.next();
    return index == ItemTables.UNKNOWN
        ? List.of()
        : IntStream.range(0, TABLES.size())
            .filter(from -> latestHas(customer, TABLES.itemIds().get(from)))
            .flatMap(from -> IntStream.range(next.begin(from), next.end(from)))
            .filter(at -> next.item(at) == index)
            .mapToDouble(next::weight)
            .max()
            .stream()
            .mapToObj(ExplainerPropertyTest::percent)
            .toList();
  }

  private static List<String> sameTime(Optional<ItemPreference> own, Context context) {
    int part = Daypart.of(context.asOf()) % Daypart.PER_DAY;
    if (own.isEmpty() || context.occasion().isEmpty()) {
      return List.of();
    }
    List<Integer> parts = own.get().getDayparts();
    int all = parts.stream().mapToInt(Integer::intValue).sum();
    int same = parts.get(part) + parts.get(part + Daypart.PER_DAY);
    return all == 0 ? List.of() : List.of(Integer.toString(same), Integer.toString(all));
  }

  private static boolean latestHas(CustomerPreferences customer, String itemId) {
    List<Basket> baskets = customer.getRecentBaskets();
    return !baskets.isEmpty()
        && baskets.get(baskets.size() - 1).getLines().stream()
            .anyMatch(line -> line.getItemId().equals(itemId));
  }

  private static String oneDecimal(double number) {
    return String.format(Locale.ROOT, "%.1f", number);
  }

  private static String percent(double share) {
    return share > 0 && share < 0.000_5 ? "0.1" : oneDecimal(100 * share);
  }

  private static double contribution(ItemExplanation item, FeatureKind kind) {
    return item.reasons().stream()
        .filter(reason -> reason.kind() == kind)
        .mapToDouble(Reason::contribution)
        .sum();
  }

  private static CustomerState after(long seed, int events, ScoringModel model) {
    PrequentialLoop loop = new PrequentialLoop();
    CustomerState state = PrequentialLoop.unknownCustomer();
    long offset = 0;
    for (OrderEvent event : RandomEvents.of(seed, events, ITEMS)) {
      Step step = loop.apply(state, event, new Revision(2, offset++), model, Menu.EVERYTHING);
      if (step instanceof Step.Accepted accepted) {
        state = accepted.after();
      }
    }
    return state;
  }
}
