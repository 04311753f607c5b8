package dev.foretaste.learning.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretaste.tables.ItemColumn;
import dev.foretaste.tables.ItemTables;
import dev.foretaste.tables.Neighbours;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class TableShiftTest {
  private static final Offset<Double> CLOSE = Offset.offset(1e-6);

  @Test
  void shouldFindNoShiftWhenOnlyTheLevelMoved() {
    ItemTables before = tables(List.of("a", "b"), .4f, .2f);
    ItemTables after = tables(List.of("a", "b"), .2f, .1f);

    assertThat(TableShift.popularity(before, after)).isCloseTo(0, CLOSE);
    assertThat(TableShift.popularity(ItemTables.EMPTY, ItemTables.EMPTY)).isZero();
  }

  @Test
  void shouldTellWhichShareOfDemandHasMoved() {
    ItemTables before = tables(List.of("a", "b"), .75f, .25f);
    ItemTables after = tables(List.of("b", "a", "c"), .5f, .25f, .25f);

    assertThat(TableShift.popularity(before, after)).isCloseTo(0.5, CLOSE);
    assertThat(TableShift.popularity(after, before)).isCloseTo(0.5, CLOSE);
  }

  @Test
  void shouldFindEverythingShiftedWhenNothingIsInCommon() {
    assertThat(TableShift.popularity(tables(List.of("a"), 1f), tables(List.of("b"), 1f)))
        .isEqualTo(1);
    assertThat(TableShift.popularity(ItemTables.EMPTY, tables(List.of("b"), 1f))).isEqualTo(1);
  }

  private static ItemTables tables(List<String> items, float... popularity) {
    return new ItemTables(
        items,
        Map.of(ItemColumn.RECENT_POPULARITY, popularity),
        Neighbours.none(items.size()),
        Neighbours.none(items.size()));
  }
}
