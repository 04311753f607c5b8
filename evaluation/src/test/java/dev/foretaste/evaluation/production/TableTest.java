package dev.foretaste.evaluation.production;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretaste.tables.ItemColumn;
import dev.foretaste.tables.ItemTables;
import dev.foretaste.tables.Neighbours;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TableTest {
  private static final Neighbours BOTH =
      new Neighbours(new int[] {1, 2}, new int[] {1, 0}, new float[] {0.5f, 0.5f});
  private static final ItemTables TABLES =
      new ItemTables(
          List.of("a", "b"),
          Map.of(
              ItemColumn.POPULARITY, new float[] {0.6f, 0.4f},
              ItemColumn.TREND, new float[] {1, 2}),
          BOTH,
          BOTH,
          BOTH);

  @Test
  void shouldBlankOneColumnAndLeaveTheRest() {
    ItemTables blank = new Table("trend").blank(TABLES);

    assertThat(blank.value(ItemColumn.TREND, 1)).isNaN();
    assertThat(blank.value(ItemColumn.POPULARITY, 1)).isEqualTo(0.4f);
    assertThat(blank.later().end(1)).isEqualTo(2);
  }

  @Test
  void shouldBlankOneRelationAndLeaveTheRest() {
    ItemTables blank = new Table("next").blank(TABLES);

    assertThat(blank.next().end(1)).isZero();
    assertThat(blank.together().end(1)).isEqualTo(2);
    assertThat(blank.later().end(1)).isEqualTo(2);
    assertThat(blank.value(ItemColumn.TREND, 0)).isEqualTo(1);
  }

  @Test
  void shouldKnowAllTables() {
    assertThat(Table.all()).hasSize(3 + ItemColumn.values().length).contains(new Table("loyalty"));
  }
}
