package dev.foretaste.retrainer;

import dev.foretaste.learning.examples.ExampleSet;
import dev.foretaste.learning.gate.GateSettings;
import dev.foretaste.learning.training.TrainingMonitor;
import dev.foretaste.learning.training.TrainingParameters;
import dev.foretaste.models.VersionCatalogue;
import dev.foretaste.retrainer.publishing.Publication;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Trains, judges and says what is to be published, all at once. */
record TestChallenge(TrainingParameters parameters, GateSettings gate) {

  Publication run(
      ExampleSet examples,
      VersionCatalogue versions,
      List<String> requestIds,
      BooleanSupplier cancelled) {
    DraftBundles drafts = new DraftBundles(parameters, TestModels.CLOCK);
    TrainingResult result =
        new Challenge(parameters, gate, TestModels.FEWEST_EXAMPLES, drafts)
            .run(examples, versions, TrainingMonitor.cancelledBy(cancelled));
    return new Announcement(
            gate.policy().key(), TestModels.promotions(10), drafts, TestModels.CLOCK)
        .of(result, new TrainingJob(examples, versions, requestIds, "in a test"), versions);
  }
}
