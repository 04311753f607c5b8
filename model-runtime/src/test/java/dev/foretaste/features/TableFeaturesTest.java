package dev.foretaste.features;

import static dev.foretaste.fixtures.Customers.orders;
import static dev.foretaste.fixtures.Customers.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.foretaste.fixtures.TinyModels;
import dev.foretaste.schema.CustomerPreferences;
import dev.foretaste.tables.ItemColumn;
import dev.foretaste.tables.ItemTables;
import dev.foretaste.tables.Neighbours;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The two groups that read the model's tables: about the item, and about related items. */
class TableFeaturesTest {
  private final CustomerPreferences customer = orders(unknown(), 0, "i0");

  @Test
  void shouldTellEveryColumnOfTheItem() {
    ItemTables tables = TinyModels.tables(4, 3);
    FeatureReader features = new FeatureReader(new ItemFeatures(), customer, tables);

    for (ItemColumn column : ItemColumn.values()) {
      assertThat(features.read("item_" + column.key(), "i2")).isEqualTo(tables.value(column, 2));
    }
  }

  @Test
  void shouldMissWhatTheTablesDoNotKnow() {
    ItemTables tables =
        new ItemTables(
            List.of("i0"),
            Map.of(ItemColumn.TREND, new float[] {2}),
            Neighbours.none(1),
            Neighbours.none(1));
    FeatureReader features = new FeatureReader(new ItemFeatures(), customer, tables);

    assertThat(features.read("item_trend", "i0")).isEqualTo(2);
    assertThat(features.read("item_popularity", "i0")).isNaN();
    assertThat(features.read("item_trend", "elsewhere")).isNaN();
  }

  @Test
  void shouldTellHowTheBasketPointsAtTheItem() {
    Neighbours next = new Neighbours(new int[] {1, 1}, new int[] {1}, new float[] {0.5f});
    ItemTables tables = new ItemTables(List.of("i0", "i1"), Map.of(), Neighbours.none(2), next);
    FeatureReader features = new FeatureReader(new RelatedItemFeatures(), customer, tables);

    assertThat(features.read("related_next_sum", "i1")).isEqualTo(0.5f);
    assertThat(features.read("related_next_max", "i1")).isEqualTo(0.5f);
    assertThat(features.read("related_together_sum", "i1")).isZero();
    assertThat(features.read("related_next_sum", "i0")).isZero();
    assertThat(features.read("related_next_sum", "elsewhere")).isZero();
  }
}
