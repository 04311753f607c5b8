package dev.foretaste.retrainer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretaste.learning.TasteWorld;
import dev.foretaste.learning.examples.HeldExample;
import dev.foretaste.learning.training.TableHistory;
import dev.foretaste.tables.ItemColumn;
import dev.foretaste.tables.ItemTables;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunningTablesTest {
  private static final List<HeldExample> WORLD =
      TasteWorld.exampleSet(TasteWorld.examples(50, 13, 1)).examples();

  private final RunningTables tables = new RunningTables();

  @Test
  void shouldTellWhatTheExamplesTellThatWereRead() {
    WORLD.forEach(example -> tables.add(example, true));

    assertSame(tables.toTables(), TableHistory.latest(WORLD));
    assertThat(tables.examples()).isEqualTo(WORLD.size());
    assertThat(tables.latestLabel()).isEqualTo(WORLD.get(WORLD.size() - 1).eventTime());
  }

  @Test
  void shouldGoByTimeWhereverTheExamplesWereRead() {
    List<HeldExample> reversed = new ArrayList<>(WORLD);
    Collections.reverse(reversed);

    reversed.forEach(example -> tables.add(example, true));

    assertSame(tables.toTables(), TableHistory.latest(WORLD));
  }

  @Test
  void shouldGoOnAfterTablesWereTaken() {
    WORLD.subList(0, 300).forEach(example -> tables.add(example, true));
    tables.toTables();
    WORLD.subList(300, WORLD.size()).forEach(example -> tables.add(example, true));

    assertSame(tables.toTables(), TableHistory.latest(WORLD));
  }

  @Test
  void shouldComeOftenWhileTheTablesKnowLittle() {
    WORLD.subList(0, 199).forEach(example -> tables.add(example, true));
    tables.add(WORLD.get(199), false);
    boolean tooFew = tables.areWorthPublishing(0, 2_000);
    tables.add(WORLD.get(200), true);

    assertThat(tooFew).isFalse();
    assertThat(tables.areWorthPublishing(0, 2_000)).isTrue();
    assertThat(tables.areWorthPublishing(803, 2_000)).as("a quarter of them").isTrue();
    assertThat(tables.areWorthPublishing(804, 2_000)).isFalse();
    assertThat(tables.areWorthPublishing(1_000_000, 200)).as("always enough").isTrue();
  }

  @Test
  void shouldCountFromZeroOnceTheTablesArePublished() {
    WORLD.subList(0, 300).forEach(example -> tables.add(example, true));

    tables.settled();

    assertThat(tables.areWorthPublishing(0, 1)).isFalse();
    assertThat(tables.examples()).isEqualTo(300);
  }

  private static void assertSame(ItemTables actual, ItemTables expected) {
    assertThat(actual.itemIds()).isEqualTo(expected.itemIds());
    for (ItemColumn column : ItemColumn.values()) {
      assertThat(actual.column(column)).isEqualTo(expected.column(column));
    }
  }
}
