package dev.foretaste.candidates;

import dev.foretaste.candidates.RelatedItems.Signal;
import dev.foretaste.preferences.Decay;
import dev.foretaste.schema.CustomerPreferences;
import dev.foretaste.schema.ItemPreference;
import dev.foretaste.tables.ItemTables;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Chooses what is worth scoring: the customer's own items (heaviest first), then items that the
 * customer's baskets point at, then what is popular now. Stateless and thread-safe.
 */
public final class CandidateGenerator {
  /** Most candidates from the customer's own items. */
  public static final int MAX_OWN = 100;

  /** Most candidates from related items. */
  public static final int MAX_RELATED = 40;

  /** Most candidates from what is popular. */
  public static final int MAX_POPULAR = 30;

  /** Most items passed over because they are not offered, per source of candidates. */
  public static final int MAX_PASSED = 200;

  /** Most candidates in all. */
  public static final int MAX_CANDIDATES = MAX_OWN + MAX_RELATED + MAX_POPULAR;

  /** Chooses the candidates of a customer. */
  public Candidates generate(CustomerPreferences customer, ItemTables tables, Menu menu) {
    Selection selection = new Selection(customer, tables, menu);
    selection.take(ownByWeight(customer), MAX_OWN);
    RelatedItems related = RelatedItems.of(customer, tables);
    selection.take(byStrength(related, tables), MAX_RELATED);
    selection.take(tables.itemIds(), MAX_POPULAR);
    return new Candidates(
        List.copyOf(selection.chosen.values()), related, List.copyOf(selection.excluded));
  }

  private static List<String> ownByWeight(CustomerPreferences customer) {
    int now = customer.getOrderCount();
    record Weighed(ItemPreference item, double weight) {}
    return customer.getItems().stream()
        .map(
            item ->
                new Weighed(
                    item, item.getSlowWeight() * Decay.SLOW.after(now - item.getLastOrder())))
        .sorted(
            Comparator.comparingDouble(Weighed::weight)
                .reversed()
                .thenComparing(weighed -> weighed.item().getItemId()))
        .map(weighed -> weighed.item().getItemId())
        .toList();
  }

  private static List<String> byStrength(RelatedItems related, ItemTables tables) {
    record Strong(int item, float strength) {}
    return IntStream.range(0, related.size())
        .mapToObj(
            position -> {
              int item = related.item(position);
              float strength =
                  related.signal(Signal.NEXT_SUM, item) + related.signal(Signal.TOGETHER_SUM, item);
              return new Strong(item, strength);
            })
        .filter(strong -> strong.strength() > 0)
        .sorted(
            Comparator.comparingDouble(Strong::strength).reversed().thenComparingInt(Strong::item))
        .map(strong -> tables.itemIds().get(strong.item()))
        .toList();
  }

  /** The candidates chosen so far, each item once. */
  private static final class Selection {
    private final Map<String, Candidate> chosen = new LinkedHashMap<>();
    private final Set<String> excluded = new LinkedHashSet<>();
    private final Map<String, ItemPreference> own = new LinkedHashMap<>();
    private final ItemTables tables;
    private final Menu menu;

    Selection(CustomerPreferences customer, ItemTables tables, Menu menu) {
      this.tables = tables;
      this.menu = menu;
      customer.getItems().forEach(item -> own.put(item.getItemId(), item));
    }

    void take(List<String> itemIds, int atMost) {
      int taken = 0;
      int passed = 0;
      for (String itemId : itemIds) {
        if (taken == atMost || passed == MAX_PASSED) {
          return;
        }
        if (chosen.containsKey(itemId)) {
          continue;
        }
        if (menu.offers(itemId)) {
          Optional<ItemPreference> preference = Optional.ofNullable(own.get(itemId));
          chosen.put(itemId, new Candidate(itemId, tables.indexOf(itemId), preference));
          taken++;
        } else {
          excluded.add(itemId);
          passed++;
        }
      }
    }
  }
}
