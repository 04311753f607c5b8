package dev.foretaste.retrainer;

import dev.foretaste.bundle.BundleDraft;
import dev.foretaste.bundle.BundlePacker;
import dev.foretaste.features.FeatureVectorizer;
import dev.foretaste.learning.drift.DriftReference;
import dev.foretaste.learning.drift.Observation;
import dev.foretaste.learning.examples.ExampleSet;
import dev.foretaste.learning.gate.Contest;
import dev.foretaste.learning.gate.ContestRunner;
import dev.foretaste.learning.gate.Gate;
import dev.foretaste.learning.gate.GateSettings;
import dev.foretaste.learning.timing.TimingStudy;
import dev.foretaste.learning.training.Challenger;
import dev.foretaste.learning.training.ChallengerTrainer;
import dev.foretaste.learning.training.NotTrainableException;
import dev.foretaste.learning.training.TrainingMonitor;
import dev.foretaste.learning.training.TrainingParameters;
import dev.foretaste.models.VersionCatalogue;
import dev.foretaste.retrainer.TrainingResult.Confirmed;
import dev.foretaste.retrainer.TrainingResult.Judged;
import dev.foretaste.retrainer.TrainingResult.Untrained;
import dev.foretaste.schema.ModelBundle;
import dev.foretaste.scoring.Scorer;
import dev.foretaste.scoring.XgboostScorer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trains a challenger and lets it compete; publishes nothing. A champion that was trained on the
 * same examples is confirmed instead of being repeated. Thread-safe, as long as nobody else uses
 * the catalogue that is passed in.
 */
final class Challenge {
  private static final Logger LOG = LoggerFactory.getLogger(Challenge.class);

  private final TrainingParameters parameters;
  private final int fewestExamples;
  private final DraftBundles drafts;
  private final ContestRunner contests = new ContestRunner();
  private final BundlePacker packer = new BundlePacker();
  private final Gate gate;

  Challenge(
      TrainingParameters parameters, GateSettings gate, int fewestExamples, DraftBundles drafts) {
    this.parameters = parameters;
    this.gate = new Gate(gate);
    this.fewestExamples = fewestExamples;
    this.drafts = drafts;
  }

  /**
   * Runs it.
   *
   * @throws CancellationException when the monitor says so
   * @throws VirtualMachineError when the virtual machine is broken, not merely out of memory or
   *     stack
   */
  TrainingResult run(TrainingJob job, TrainingMonitor monitor) {
    ExampleSet examples = job.examples();
    if (examples.size() < fewestExamples) {
      String reason =
          "too few examples: %d of %d, %d are missing"
              .formatted(examples.size(), fewestExamples, fewestExamples - examples.size());
      return new Untrained(reason, Map.of());
    }
    try {
      if (job.candidate().isPresent()) {
        return judgeTrees(job, job.candidate().get());
      }
      Optional<ModelBundle> standing = StandingChampion.trainedOn(examples, job.versions());
      if (standing.isPresent()) {
        return new Confirmed(standing.get());
      }
      Challenger challenger = new ChallengerTrainer(parameters).train(examples, monitor);
      return judge(challenger, Judging.trained(parameters), job);
    } catch (CandidateTrees.UnusableException e) {
      return new Untrained(e.getMessage(), Map.of());
    } catch (NotTrainableException e) {
      return new Untrained(e.getMessage(), Map.of("failed", 1.0));
    } catch (CancellationException | InternalError | UnknownError e) {
      throw e;
    } catch (RuntimeException | Error e) {
      // A missing native library or too small a heap: whoever asked is to learn of that, too. Only
      // a virtual machine that is itself broken can no longer answer.
      LOG.error("Training failed", e);
      return new Untrained("training failed: " + e, Map.of("failed", 1.0));
    }
  }

  /** Trees that are there compete as those do that are grown here, with tables of now. */
  private Judged judgeTrees(TrainingJob job, String candidate) throws NotTrainableException {
    CandidateTrees trees = CandidateTrees.of(candidate, job.versions());
    Challenger challenger =
        new ChallengerTrainer(parameters).withTrees(job.examples(), trees.ubj());
    return judge(challenger, Judging.of(trees), job);
  }

  private static Optional<DriftReference> reference(Challenger challenger) {
    Scorer scorer = XgboostScorer.load(challenger.trees().ubj(), FeatureVectorizer.SCHEMA.size());
    return new Observation().reference(challenger.holdout(), challenger.judgedTables(), scorer);
  }

  /** Lets a challenger compete with the champion of the job's versions. */
  Judged judge(Challenger challenger, Judging origin, TrainingJob job) {
    VersionCatalogue versions = job.versions();
    TimingStudy timing = TimingStudy.of(job.examples().examples());
    BundleDraft draft = drafts.trained(challenger, origin, timing, job, versions);
    Contest contest =
        contests.run(
            challenger,
            packer.pack(draft),
            job.examples(),
            versions.champion().flatMap(versions::model),
            versions::model);
    return new Judged(
        challenger,
        origin,
        timing,
        reference(challenger),
        contest,
        gate.judge(contest),
        StandingChampion.treesVersion(versions));
  }
}
