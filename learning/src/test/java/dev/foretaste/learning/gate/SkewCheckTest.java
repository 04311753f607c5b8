package dev.foretaste.learning.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretaste.bundle.ScoringModel;
import dev.foretaste.learning.TasteWorld;
import dev.foretaste.learning.examples.HeldExample;
import dev.foretaste.schema.TrainingExample;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SkewCheckTest {
  private final List<TrainingExample> examples = TasteWorld.examples(20, 5, 1);
  private final SkewCheck check = new SkewCheck();

  @Test
  void shouldFindNoSkewInWhatServingRecorded() {
    assertThat(check.check(held(), SkewCheckTest::model)).isEqualTo(new Skew(80, 0));
  }

  @Test
  void shouldCountWhatComesOutOtherwise() {
    TrainingExample changed = examples.get(7);
    changed.setFeatureHash(changed.getFeatureHash() + 1);

    assertThat(check.check(held(), SkewCheckTest::model)).isEqualTo(new Skew(80, 1));
  }

  @Test
  void shouldPassOverExamplesOfModelsThatAreGone() {
    examples.get(3).setModelVersion("v99");

    assertThat(check.check(held(), SkewCheckTest::model)).isEqualTo(new Skew(79, 0));
  }

  @Test
  void shouldLookOnlyAtTheNewest() {
    List<HeldExample> many = TasteWorld.exampleSet(TasteWorld.examples(100, 8, 1)).examples();

    assertThat(check.check(many, SkewCheckTest::model).checked()).isEqualTo(SkewCheck.EXAMPLES);
  }

  private List<HeldExample> held() {
    return TasteWorld.exampleSet(examples).examples();
  }

  private static Optional<ScoringModel> model(String version) {
    return version.equals(ScoringModel.INITIAL_VERSION)
        ? Optional.of(ScoringModel.initial())
        : Optional.empty();
  }
}
