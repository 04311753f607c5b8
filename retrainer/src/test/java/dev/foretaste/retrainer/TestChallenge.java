package dev.foretaste.retrainer;

import dev.foretaste.learning.examples.ExampleSet;
import dev.foretaste.learning.gate.GateSettings;
import dev.foretaste.learning.training.TrainingMonitor;
import dev.foretaste.learning.training.TrainingParameters;
import dev.foretaste.models.VersionCatalogue;
import dev.foretaste.retrainer.publishing.Publication;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Trains, judges and says what is to be published, all at once. */
record TestChallenge(TrainingParameters parameters, GateSettings gate) {

  Publication run(
      ExampleSet examples,
      VersionCatalogue versions,
      List<String> requestIds,
      BooleanSupplier cancelled) {
    return run(
        new TrainingJob(examples, versions, requestIds, "in a test", Optional.empty()), cancelled);
  }

  Publication judge(
      ExampleSet examples, VersionCatalogue versions, String candidate, String requestId) {
    return run(
        new TrainingJob(
            examples, versions, List.of(requestId), "in a test", Optional.of(candidate)),
        () -> false);
  }

  private Publication run(TrainingJob job, BooleanSupplier cancelled) {
    DraftBundles drafts = new DraftBundles(TestModels.CLOCK);
    TrainingResult result =
        new Challenge(parameters, gate, TestModels.FEWEST_EXAMPLES, drafts)
            .run(job, TrainingMonitor.cancelledBy(cancelled));
    return new Announcement(
            gate.policy().key(), TestModels.promotions(10), drafts, TestModels.CLOCK)
        .of(result, job, job.versions());
  }
}
