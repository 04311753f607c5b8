package dev.foretaste.retrainer;

import dev.foretaste.bundle.BundleDraft;
import dev.foretaste.bundle.Golden;
import dev.foretaste.learning.examples.ExampleSet;
import dev.foretaste.learning.examples.HeldExample;
import dev.foretaste.learning.gate.Outcome;
import dev.foretaste.learning.timing.TimingStudy;
import dev.foretaste.learning.training.ChallengerTrainer;
import dev.foretaste.learning.training.NotTrainableException;
import dev.foretaste.learning.training.TableHistory;
import dev.foretaste.models.VersionCatalogue;
import dev.foretaste.retrainer.publishing.Publication;
import dev.foretaste.scoring.BaselineScorer;
import dev.foretaste.tables.ItemTables;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The first version: item tables without trees, so that the baseline scorer knows what is popular
 * before there is enough to train on. Nobody asks for it and it is not judged.
 */
final class FirstBundle {
  private final Promotions promotions;
  private final Clock clock;

  FirstBundle(Promotions promotions, Clock clock) {
    this.promotions = promotions;
    this.clock = clock;
  }

  /**
   * Makes it.
   *
   * @throws NotTrainableException when the examples do not suffice
   */
  Publication make(ExampleSet examples, VersionCatalogue versions) throws NotTrainableException {
    List<HeldExample> chronological = examples.examples();
    ItemTables tables = TableHistory.latest(chronological);
    Golden golden =
        Golden.of(ChallengerTrainer.golden(chronological, tables), new BaselineScorer());
    Provenance provenance = new Provenance(examples, clock);
    List<String> reasons =
        List.of(
            "the first bundle: item tables of %d examples for the baseline scorer, no trees yet"
                .formatted(examples.size()));
    BundleDraft draft =
        new BundleDraft(
            versions.nextVersion(),
            Optional.empty(),
            tables,
            golden,
            Map.of(),
            provenance.lineage(
                versions.champion(),
                chronological.get(0).eventTime(),
                chronological.get(chronological.size() - 1).eventTime(),
                "all examples feed the tables",
                Map.of()),
            TimingStudy.of(chronological).model());
    return new Publication(
        provenance.verdict(draft.version(), "", Outcome.PROMOTED, reasons, List.of(), Map.of()),
        Optional.of(promotions.of(draft, reasons, versions)));
  }
}
