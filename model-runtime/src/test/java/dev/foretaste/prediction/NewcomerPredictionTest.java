package dev.foretaste.prediction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretaste.bundle.ScoringModel;
import dev.foretaste.candidates.Menu;
import dev.foretaste.fixtures.TinyModels;
import dev.foretaste.schema.RankedItem;
import dev.foretaste.scoring.BaselineScorer;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NewcomerPredictionTest {
  private final ScoringModel model =
      new ScoringModel("v5", new BaselineScorer(), TinyModels.tables(30, 1), Optional.empty());

  @Test
  void shouldNameWhatIsPopularAndOnTheMenu() {
    assertThat(NewcomerPrediction.of(model, item -> !item.equals("i1")))
        .hasSize(NextOrderPredictor.MAX_RANKED)
        .extracting(RankedItem::getItemId)
        .startsWith("i0", "i2", "i3");
  }

  @Test
  void shouldNameNothingBeforeAnythingWasLearned() {
    assertThat(NewcomerPrediction.of(ScoringModel.initial(), Menu.EVERYTHING)).isEmpty();
  }
}
