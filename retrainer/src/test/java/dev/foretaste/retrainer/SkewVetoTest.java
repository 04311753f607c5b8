package dev.foretaste.retrainer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretaste.learning.TasteWorld;
import dev.foretaste.learning.training.NotTrainableException;
import dev.foretaste.models.VersionCatalogue;
import dev.foretaste.retrainer.publishing.Publication;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SkewVetoTest {
  private Publication passed;

  @BeforeEach
  void makePublication() throws NotTrainableException {
    passed =
        TestModels.firstBundle()
            .make(TasteWorld.exampleSet(TasteWorld.examples(30, 8, 1)), new VersionCatalogue());
  }

  @Test
  void shouldLetPassWhatHasNoSkew() {
    assertThat(SkewVeto.on(passed, new SkewCount(1_000, 10, 0))).isSameAs(passed);
  }

  @Test
  void shouldRefuseAChallengerWhenAnyExampleWasNotWhatServingSaw() {
    Publication refused = SkewVeto.on(passed, new SkewCount(1_000, 10, 1));

    assertThat(refused.promotion()).isEmpty();
    assertThat(refused.verdict().getPromoted()).isFalse();
    assertThat(refused.verdict().getOutcome()).isEqualTo("rejected");
    assertThat(refused.verdict().getVersion()).isEqualTo(passed.verdict().getVersion());
    assertThat(refused.verdict().getReasons()).singleElement().asString().contains("1 of 1000");
  }

  @Test
  void shouldRefuseACandidateThatWouldBePromotedByHand() {
    Publication candidate =
        new Publication(
            passed.verdict(),
            Optional.empty(),
            passed
                .promotion()
                .map(promotion -> new Publication.Candidate(promotion.bundle(), List.of())));

    Publication refused = SkewVeto.on(candidate, new SkewCount(1_000, 10, 1));

    assertThat(refused.candidate()).isEmpty();
    assertThat(refused.verdict().getOutcome()).isEqualTo("rejected");
  }

  @Test
  void shouldLeaveAVerdictWithoutPromotionAsItIs() {
    Publication confirmed = new Publication(passed.verdict(), Optional.empty());

    assertThat(SkewVeto.on(confirmed, new SkewCount(1_000, 10, 1))).isSameAs(confirmed);
  }
}
