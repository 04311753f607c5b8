package dev.foretaste.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.foretaste.candidates.CandidateGenerator;
import dev.foretaste.candidates.Candidates;
import dev.foretaste.candidates.Menu;
import dev.foretaste.fixtures.Customers;
import dev.foretaste.fixtures.TinyModels;
import dev.foretaste.schema.CustomerPreferences;
import dev.foretaste.tables.ItemColumn;
import dev.foretaste.tables.ItemTables;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class FeatureVectorizerTest {
  private final FeatureVectorizer vectorizer = new FeatureVectorizer();
  private final CandidateGenerator generator = new CandidateGenerator();

  @Test
  void shouldNameEveryColumnOnce() {
    assertThat(FeatureVectorizer.SCHEMA.names()).hasSize(46).doesNotHaveDuplicates();
  }

  @Test
  void shouldChangeTheSchemaHashWithNamesAndTheirSequence() {
    List<String> names = List.of("a", "b");

    assertThat(FeatureSchema.of(names).hash())
        .isEqualTo(FeatureSchema.of(List.of("a", "b")).hash())
        .isNotEqualTo(FeatureSchema.of(List.of("b", "a")).hash())
        .isNotEqualTo(FeatureSchema.of(List.of("a", "c")).hash())
        .isNotEqualTo(FeatureSchema.of(List.of("ab")).hash());
  }

  @Test
  void shouldRefuseAColumnThatIsNotThere() {
    assertThat(FeatureVectorizer.SCHEMA.indexOf("own_orders")).isZero();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FeatureVectorizer.SCHEMA.indexOf("own_luck"))
        .withMessageContaining("own_luck");
  }

  @Test
  void shouldWriteOneRowPerCandidateInSequence() {
    CustomerPreferences customer = Customers.random(3, 10, 20);
    ItemTables tables = TinyModels.tables(20, 3);
    Candidates candidates = generator.generate(customer, tables, Menu.EVERYTHING);

    FeatureMatrix matrix = vectorizer.vectorize(customer, candidates, tables);

    int popularity = FeatureVectorizer.SCHEMA.indexOf("item_popularity");
    assertThat(matrix.rows()).isEqualTo(20);
    for (int row = 0; row < matrix.rows(); row++) {
      assertThat(matrix.at(row, popularity))
          .isEqualTo(tables.value(ItemColumn.POPULARITY, candidates.items().get(row).index()));
    }
  }

  @Property(tries = 50)
  void shouldGiveTheSameMatrixForTheSameCustomer(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 30) int orders) {
    FeatureMatrix first = vectorize(seed, orders);
    FeatureMatrix second = vectorize(seed, orders);

    assertThat(second.values()).isEqualTo(first.values());
    assertThat(second.hash()).isEqualTo(first.hash());
  }

  @Test
  void shouldHashShapeAndValues() {
    float[] values = {1, 2, 3, 4};

    assertThat(new FeatureMatrix(values, 2, 2).hash())
        .isNotEqualTo(new FeatureMatrix(values, 1, 4).hash())
        .isNotEqualTo(new FeatureMatrix(values, 4, 1).hash())
        .isNotEqualTo(new FeatureMatrix(new float[] {1, 2, 3, 5}, 2, 2).hash());
  }

  @Test
  void shouldRefuseAShapeThatDoesNotFit() {
    float[] values = new float[4];

    assertThatIllegalArgumentException().isThrownBy(() -> new FeatureMatrix(values, 2, 3));
    assertThatIllegalArgumentException().isThrownBy(() -> new FeatureMatrix(values, -2, -2));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FeatureMatrix(new float[0], Integer.MIN_VALUE, 34));
  }

  private FeatureMatrix vectorize(long seed, int orders) {
    CustomerPreferences customer = Customers.random(seed, orders, 40);
    ItemTables tables = TinyModels.tables(40, seed);
    return vectorizer.vectorize(
        customer, generator.generate(customer, tables, Menu.EVERYTHING), tables);
  }
}
