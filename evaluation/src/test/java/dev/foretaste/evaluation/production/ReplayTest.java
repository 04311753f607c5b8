package dev.foretaste.evaluation.production;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretaste.candidates.CandidateGenerator;
import dev.foretaste.candidates.Candidates;
import dev.foretaste.candidates.Menu;
import dev.foretaste.evaluation.Dataset;
import dev.foretaste.evaluation.SampleData;
import dev.foretaste.evaluation.Split;
import dev.foretaste.features.FeatureMatrix;
import dev.foretaste.features.FeatureVectorizer;
import dev.foretaste.learning.examples.HeldExample;
import dev.foretaste.learning.training.SeenExamples;
import dev.foretaste.learning.training.TrainingParameters;
import dev.foretaste.schema.BasketLine;
import dev.foretaste.schema.CustomerPreferences;
import dev.foretaste.tables.ItemTables;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReplayTest {
  private static final List<String> OTHERS = List.of("ab", "bc", "ac", "ab");

  @Test
  void shouldLabelEveryOrderButTheFirst() {
    List<HeldExample> examples =
        new Replay(Variant.PRODUCTION).examples(SampleData.customer("ann", List.of("a", "b", "c")));

    assertThat(examples).extracting(HeldExample::orderNumber).containsExactly(2, 3);
    assertThat(examples.get(1).decode().getStateBefore().getOrderCount()).isEqualTo(2);
    assertThat(examples.get(1).decode().getOrdered())
        .extracting(line -> line.getItemId())
        .containsExactly("c");
  }

  @Test
  void shouldSeeTheSameFeaturesWhateverComesLater() {
    List<String> future = List.of("ab", "bc", "xy", "c", "b");
    List<String> otherFuture = List.of("ab", "bc", "b", "c", "xy");

    for (int order = 0; order < 2; order++) {
      HeldExample one =
          new Replay(Variant.PRODUCTION).examples(SampleData.customer("ann", future)).get(order);
      HeldExample other =
          new Replay(Variant.PRODUCTION)
              .examples(SampleData.customer("ann", otherFuture))
              .get(order);
      assertThat(one.decode().getStateBefore()).isEqualTo(other.decode().getStateBefore());
    }
  }

  @Test
  void shouldSeeTheSameTablesAndFeaturesWhateverTheLastOrderBrings() {
    ReplayedExamples one =
        ReplayedExamples.of(
            SampleData.of(List.of("ab", "bc", "xyz"), OTHERS, OTHERS), Variant.PRODUCTION);
    ReplayedExamples permuted =
        ReplayedExamples.of(
            SampleData.of(List.of("ab", "bc", "c"), OTHERS, OTHERS), Variant.PRODUCTION);

    List<Integer> others = List.of(1, 2);

    assertThat(features(one, one.tablesWithLastOf(others)))
        .isEqualTo(features(permuted, permuted.tablesWithLastOf(others)));
    assertThat(one.tablesWithLastOf(others).indexOf("x")).isEqualTo(ItemTables.UNKNOWN);
  }

  @Test
  void shouldSeeEachFoldWithLastOrdersOfTheOtherFoldsOnly() {
    List<List<String>> customers =
        IntStream.range(0, 12).mapToObj(c -> List.of("a", "b", "" + (char) ('m' + c))).toList();
    Split split = new Split(IntStream.range(0, 8).boxed().toList(), List.of(8, 9), List.of(10, 11));
    CrossFittedModel model =
        new CrossFittedModel(
            ReplayedExamples.of(SampleData.ofAll(customers), Variant.PRODUCTION),
            TrainingParameters.standard());

    List<SeenExamples> folds = model.folds(split);

    assertThat(folds).hasSize(CrossFittedModel.FOLDS);
    for (SeenExamples fold : folds) {
      Set<String> labels =
          fold.examples().stream()
              .flatMap(example -> example.decode().getOrdered().stream())
              .map(BasketLine::getItemId)
              .collect(Collectors.toSet());
      assertThat(labels).hasSize(2);
      assertThat(fold.tables().itemIds()).hasSize(2 + 6).doesNotContainAnyElementsOf(labels);
    }
  }

  @Test
  void shouldLearnFromEarlierOrdersAndDecideByThoseOfValidationCustomers() {
    List<List<String>> customers =
        IntStream.range(0, 12).mapToObj(c -> List.of("a", "b", "c", "d")).toList();
    Split split = new Split(IntStream.range(0, 8).boxed().toList(), List.of(8, 9), List.of(10, 11));
    ReplayedExamples examples =
        ReplayedExamples.of(SampleData.ofAll(customers), Variant.PRODUCTION);
    CrossFittedModel model = new CrossFittedModel(examples, TrainingParameters.standard());
    List<SeenExamples> train = new ArrayList<>();
    List<SeenExamples> validation = new ArrayList<>();

    model.addEarlier(split, train, validation);

    Set<String> deciding = examples.customerIds(List.of(8, 9));
    assertThat(validation)
        .flatExtracting(SeenExamples::examples)
        .hasSize(4)
        .allMatch(example -> deciding.contains(example.customerId()));
    assertThat(train)
        .flatExtracting(SeenExamples::examples)
        .hasSize(20)
        .noneMatch(example -> deciding.contains(example.customerId()));
    assertThat(validation.get(0).tables().itemIds()).containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void shouldTestWithTablesThatKnowLastOrdersOfTrainCustomersOnly() {
    Dataset data =
        SampleData.of(List.of("a", "b", "x"), List.of("a", "b", "y"), List.of("a", "b", "w"));
    Split split = new Split(List.of(0), List.of(1), List.of(2));

    ItemTables tables =
        ReplayedExamples.of(data, Variant.PRODUCTION).tablesWithLastOf(split.train());

    assertThat(tables.itemIds()).containsExactlyInAnyOrder("a", "b", "x");
  }

  private static float[] features(ReplayedExamples examples, ItemTables tables) {
    CustomerPreferences customer = examples.last(0).decode().getStateBefore();
    Candidates candidates = new CandidateGenerator().generate(customer, tables, Menu.EVERYTHING);
    FeatureMatrix matrix = new FeatureVectorizer().vectorize(customer, candidates, tables);
    assertThat(matrix.rows()).isPositive();
    return matrix.values();
  }
}
