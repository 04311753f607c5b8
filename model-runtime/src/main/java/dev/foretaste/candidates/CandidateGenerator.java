package dev.foretaste.candidates;

import dev.foretaste.candidates.RelatedItems.Signal;
import dev.foretaste.preferences.Decay;
import dev.foretaste.schema.CustomerPreferences;
import dev.foretaste.schema.ItemPreference;
import dev.foretaste.tables.ItemTables;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
    int[] indexes = RelatedItems.indexes(customer, tables);
    RelatedItems related = RelatedItems.ofBaskets(customer, tables);
    Selection selection = new Selection(customer, indexes, tables, menu);
    selection.takeOwn(ownByWeight(customer), MAX_OWN);
    selection.take(byStrength(related), MAX_RELATED);
    selection.takePopular(MAX_POPULAR);
    related.addHistory(customer, indexes, tables, selection.chosen);
    return new Candidates(List.copyOf(selection.chosen), related, List.copyOf(selection.excluded));
  }

  /** An own item by its place among them; in sequence from the heaviest on. */
  private record Weighed(int place, String itemId, double weight) implements Comparable<Weighed> {
    @Override
    public int compareTo(Weighed other) {
      int byWeight = Double.compare(other.weight, weight);
      return byWeight != 0 ? byWeight : itemId.compareTo(other.itemId);
    }
  }

  private static Weighed[] ownByWeight(CustomerPreferences customer) {
    int now = customer.getOrderCount();
    List<ItemPreference> items = customer.getItems();
    Weighed[] weighed = new Weighed[items.size()];
    for (int i = 0; i < weighed.length; i++) {
      ItemPreference item = items.get(i);
      double since = Decay.SLOW.after(now - item.getLastOrder());
      weighed[i] = new Weighed(i, item.getItemId(), item.getSlowWeight() * since);
    }
    Arrays.sort(weighed);
    return weighed;
  }

  /**
   * Indexes in the tables, the strongest first; items as strong as each other by index. Sorted as
   * numbers: bits of floats above 0 are in the sequence of the floats.
   */
  private static int[] byStrength(RelatedItems related) {
    long[] keys = new long[related.size()];
    int strong = 0;
    for (int position = 0; position < keys.length; position++) {
      float strength =
          related.at(position, Signal.NEXT_SUM) + related.at(position, Signal.TOGETHER_SUM);
      if (strength > 0) {
        keys[strong++] =
            (long) (Integer.MAX_VALUE - Float.floatToIntBits(strength)) << 32
                | related.item(position);
      }
    }
    Arrays.sort(keys, 0, strong);
    int[] items = new int[strong];
    for (int i = 0; i < strong; i++) {
      items[i] = (int) keys[i];
    }
    return items;
  }

  /** The candidates chosen so far, each item once. */
  private static final class Selection {
    private final List<Candidate> chosen = new ArrayList<>(MAX_CANDIDATES);
    private final Set<String> excluded = new LinkedHashSet<>();
    private final ItemPositions taken;
    private final List<ItemPreference> own;
    private final int[] indexes;
    private final int[] placeOfOwn;
    private final ItemPositions known;
    private final ItemTables tables;
    private final Menu menu;
    private int left;
    private int mayPass;

    Selection(CustomerPreferences customer, int[] indexes, ItemTables tables, Menu menu) {
      this.own = customer.getItems();
      this.indexes = indexes;
      this.tables = tables;
      this.menu = menu;
      taken = new ItemPositions(tables.size(), MAX_CANDIDATES);
      known = new ItemPositions(tables.size(), indexes.length);
      placeOfOwn = new int[indexes.length];
      for (int place = 0; place < indexes.length; place++) {
        if (indexes[place] != ItemTables.UNKNOWN) {
          placeOfOwn[known.add(indexes[place])] = place;
        }
      }
    }

    void takeOwn(Weighed[] items, int atMost) {
      begin(atMost);
      for (int i = 0; i < items.length && goesOn(); i++) {
        int place = items[i].place();
        consider(items[i].itemId(), indexes[place], Optional.of(own.get(place)));
      }
    }

    void take(int[] items, int atMost) {
      begin(atMost);
      for (int i = 0; i < items.length && goesOn(); i++) {
        consider(items[i]);
      }
    }

    void takePopular(int atMost) {
      begin(atMost);
      for (int item = 0; item < tables.size() && goesOn(); item++) {
        consider(item);
      }
    }

    private void begin(int atMost) {
      left = atMost;
      mayPass = MAX_PASSED;
    }

    private boolean goesOn() {
      return left > 0 && mayPass > 0;
    }

    private void consider(int item) {
      if (taken.of(item) == ItemPositions.NONE) {
        int position = known.of(item);
        consider(
            tables.itemIds().get(item),
            item,
            position == ItemPositions.NONE
                ? Optional.empty()
                : Optional.of(own.get(placeOfOwn[position])));
      }
    }

    private void consider(String itemId, int item, Optional<ItemPreference> preference) {
      if (!menu.offers(itemId)) {
        excluded.add(itemId);
        mayPass--;
        return;
      }
      chosen.add(new Candidate(itemId, item, preference));
      left--;
      if (item != ItemTables.UNKNOWN) {
        taken.add(item);
      }
    }
  }
}
