package dev.foretaste.candidates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class ItemPositionsTest {
  @Property(tries = 200)
  void shouldNumberItemsOfTablesOfAnySizeAsTheyCome(
      @ForAll @Size(max = 600) List<@IntRange(max = ItemPositions.MOST_PLACES - 1) Integer> items,
      @ForAll boolean manyItems) {
    int inTables = ItemPositions.MOST_PLACES + (manyItems ? 1 : 0);
    ItemPositions positions = new ItemPositions(inTables, 8);
    Map<Integer, Integer> expected = new LinkedHashMap<>();

    for (int item : items) {
      expected.putIfAbsent(item, expected.size());
      assertThat(positions.add(item)).isEqualTo(expected.get(item));
    }

    assertThat(positions.size()).isEqualTo(expected.size());
    expected.forEach((item, position) -> assertThat(positions.of(item)).isEqualTo(position));
    for (int item = 0; item < 50; item++) {
      assertThat(positions.of(item)).isEqualTo(expected.getOrDefault(item, ItemPositions.NONE));
    }
  }
}
