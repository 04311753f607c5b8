package dev.foretaste.candidates;

import static dev.foretaste.fixtures.Customers.orders;
import static dev.foretaste.fixtures.Customers.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.foretaste.fixtures.Customers;
import dev.foretaste.fixtures.TinyModels;
import dev.foretaste.schema.CustomerPreferences;
import dev.foretaste.tables.ItemTables;
import dev.foretaste.tables.Neighbours;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CandidateGeneratorTest {
  private final CandidateGenerator generator = new CandidateGenerator();

  @Test
  void shouldTakeOwnItemsByWeightThenRelatedThenPopular() {
    // "f" points at "r1" weakly and at "r2" strongly; "p" is merely popular
    Neighbours next =
        new Neighbours(new int[] {0, 0, 0, 2}, new int[] {1, 2}, new float[] {0.25f, 0.5f});
    ItemTables tables =
        new ItemTables(List.of("p", "r1", "r2", "f"), Map.of(), Neighbours.none(4), next);
    CustomerPreferences customer = orders(orders(orders(unknown(), 0, "g"), 1, "h"), 2, "h", "f");

    Candidates candidates = generator.generate(customer, tables, Menu.EVERYTHING);

    assertThat(ids(candidates)).containsExactly("h", "f", "g", "r2", "r1", "p");
    assertThat(candidates.excluded()).isEmpty();
  }

  @Test
  void shouldBreakTiesByIdSoThatTheSequenceIsAlwaysTheSame() {
    CustomerPreferences customer = orders(unknown(), 0, "c", "a", "b");

    assertThat(ids(generator.generate(customer, ItemTables.EMPTY, Menu.EVERYTHING)))
        .containsExactly("a", "b", "c");
  }

  @Test
  void shouldSayWhatTheCustomersOwnOrdersSayOfACandidate() {
    ItemTables tables = TinyModels.tables(3, 1);
    CustomerPreferences customer = orders(unknown(), 0, "i1", "elsewhere");

    List<Candidate> candidates = generator.generate(customer, tables, Menu.EVERYTHING).items();

    assertThat(candidates.get(0))
        .isEqualTo(
            new Candidate(
                "elsewhere", ItemTables.UNKNOWN, Optional.of(customer.getItems().get(1))));
    assertThat(candidates.get(1).index()).isEqualTo(1);
    assertThat(candidates.subList(2, 4)).allMatch(candidate -> candidate.own().isEmpty());
  }

  @Test
  void shouldKeepToItsLimits() {
    ItemTables tables = TinyModels.tables(400, 5);
    String[] many = IntStream.range(200, 350).mapToObj(i -> "i" + i).toArray(String[]::new);
    CustomerPreferences customer = orders(unknown(), 0, many);

    Candidates candidates = generator.generate(customer, tables, Menu.EVERYTHING);

    assertThat(candidates.items()).hasSize(CandidateGenerator.MAX_CANDIDATES);
    assertThat(candidates.items().subList(0, 100)).allMatch(item -> item.own().isPresent());
    assertThat(ids(candidates).subList(140, 170))
        .isSubsetOf(tables.itemIds().subList(0, 170))
        .containsSubsequence(ids(candidates).subList(140, 170));
  }

  @Test
  void shouldFillTheRoomOfItemsThatAreOffTheMenu() {
    ItemTables tables = TinyModels.tables(50, 5);
    CustomerPreferences customer = orders(unknown(), 0, "elsewhere");

    Candidates candidates = generator.generate(customer, tables, item -> !item.equals("i3"));

    assertThat(candidates.excluded()).containsExactly("i3");
    assertThat(ids(candidates)).hasSize(31).doesNotContain("i3").endsWith("i29", "i30");
  }

  @Property(tries = 100)
  void shouldChooseTheSameAgainFromTheExcludedItemsAlone(
      @ForAll long seed, @ForAll @IntRange(min = 6, max = 300) int items) {
    CustomerPreferences customer = Customers.random(seed, 20, items);
    ItemTables tables = TinyModels.tables(items, seed);
    Menu menu = itemId -> itemId.hashCode() % 3 != 0;

    Candidates served = generator.generate(customer, tables, menu);
    Set<String> excluded = new HashSet<>(served.excluded());
    Candidates rebuilt = generator.generate(customer, tables, itemId -> !excluded.contains(itemId));

    assertThat(rebuilt.items()).isEqualTo(served.items());
    assertThat(rebuilt.excluded()).isEqualTo(served.excluded());
    assertThat(ids(served)).doesNotHaveDuplicates().allMatch(menu::offers);
    assertThat(served.excluded()).doesNotHaveDuplicates().noneMatch(menu::offers);
  }

  private static List<String> ids(Candidates candidates) {
    return candidates.items().stream().map(Candidate::itemId).toList();
  }
}
