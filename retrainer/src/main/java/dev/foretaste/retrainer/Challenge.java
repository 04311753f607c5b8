package dev.foretaste.retrainer;

import dev.foretaste.bundle.BundleDraft;
import dev.foretaste.bundle.BundlePacker;
import dev.foretaste.bundle.Golden;
import dev.foretaste.features.FeatureVectorizer;
import dev.foretaste.learning.examples.ExampleSet;
import dev.foretaste.learning.gate.Contest;
import dev.foretaste.learning.gate.ContestRunner;
import dev.foretaste.learning.gate.Gate;
import dev.foretaste.learning.gate.GateSettings;
import dev.foretaste.learning.gate.Judgement;
import dev.foretaste.learning.gate.Outcome;
import dev.foretaste.learning.timing.TimingStudy;
import dev.foretaste.learning.training.Challenger;
import dev.foretaste.learning.training.ChallengerTrainer;
import dev.foretaste.learning.training.NotTrainableException;
import dev.foretaste.learning.training.TrainingParameters;
import dev.foretaste.models.VersionCatalogue;
import dev.foretaste.retrainer.publishing.Publication;
import dev.foretaste.schema.ModelBundle;
import dev.foretaste.schema.ModelVerdict;
import dev.foretaste.scoring.XgboostScorer;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trains a challenger, lets it compete, and says what is to be published about it: always a verdict
 * that names the requests it answers, whatever went wrong, and the bundle when it passed the gate.
 * A champion that was trained on the same examples is confirmed instead of being repeated.
 */
final class Challenge {
  private static final Logger LOG = LoggerFactory.getLogger(Challenge.class);
  private static final String NO_VERSION = "";

  private final TrainingParameters parameters;
  private final int fewestExamples;
  private final Promotions promotions;
  private final Clock clock;
  private final ContestRunner contests = new ContestRunner();
  private final BundlePacker packer = new BundlePacker();
  private final String policy;
  private final Gate gate;

  Challenge(
      TrainingParameters parameters,
      GateSettings gate,
      int fewestExamples,
      Promotions promotions,
      Clock clock) {
    this.parameters = parameters;
    this.policy = gate.policy().key();
    this.gate = new Gate(gate);
    this.fewestExamples = fewestExamples;
    this.promotions = promotions;
    this.clock = clock;
  }

  /**
   * Runs it.
   *
   * @param requestIds the requests that the verdict answers
   * @throws CancellationException when cancelled says true
   * @throws VirtualMachineError when the virtual machine is broken, not merely out of memory or
   *     stack
   */
  Publication run(
      ExampleSet examples,
      VersionCatalogue versions,
      List<String> requestIds,
      BooleanSupplier cancelled) {
    Provenance provenance = new Provenance(examples, clock);
    if (examples.size() < fewestExamples) {
      String reason =
          "too few examples: %d of %d, %d are missing"
              .formatted(examples.size(), fewestExamples, fewestExamples - examples.size());
      return refusal(provenance, reason, requestIds, Map.of());
    }
    try {
      Optional<ModelBundle> standing = StandingChampion.trainedOn(examples, versions);
      if (standing.isPresent()) {
        return confirmation(standing.get(), provenance, requestIds);
      }
      Challenger challenger = new ChallengerTrainer(parameters).train(examples, cancelled);
      return judge(challenger, provenance, versions, requestIds);
    } catch (NotTrainableException e) {
      return refusal(provenance, e.getMessage(), requestIds, Map.of("failed", 1.0));
    } catch (CancellationException | InternalError | UnknownError e) {
      throw e;
    } catch (RuntimeException | Error e) {
      // A missing native library or too small a heap: whoever asked is to learn of that, too. Only
      // a virtual machine that is itself broken can no longer answer.
      LOG.error("Training failed", e);
      return refusal(provenance, "training failed: " + e, requestIds, Map.of("failed", 1.0));
    }
  }

  /** With the champion's figures, so that it counts as a training and none is due any more. */
  private Publication confirmation(
      ModelBundle champion, Provenance provenance, List<String> requestIds) {
    String reason =
        "champion %s was trained on exactly these examples; nothing new came since"
            .formatted(champion.getVersion());
    return new Publication(
        provenance.verdict(
            champion.getVersion(),
            policy,
            Outcome.CONFIRMED,
            List.of(reason),
            requestIds,
            champion.getMetrics()),
        Optional.empty());
  }

  private Publication refusal(
      Provenance provenance, String reason, List<String> requestIds, Map<String, Double> metrics) {
    return new Publication(
        provenance.verdict(
            NO_VERSION, policy, Outcome.UNTRAINED, List.of(reason), requestIds, metrics),
        Optional.empty());
  }

  private Publication judge(
      Challenger challenger,
      Provenance provenance,
      VersionCatalogue versions,
      List<String> requestIds) {
    TimingStudy timing = TimingStudy.of(provenance.examples().examples());
    BundleDraft unmeasured =
        draft(versions.nextVersion(), challenger, provenance, versions).withTiming(timing.model());
    Contest contest =
        contests.run(
            challenger,
            packer.pack(unmeasured),
            provenance.examples(),
            versions.champion().flatMap(versions::model),
            versions::model);
    Judgement judgement = gate.judge(contest);
    BundleDraft draft = unmeasured.withMetrics(metrics(challenger, contest, timing));
    ModelVerdict verdict =
        provenance.verdict(
            draft.version(),
            policy,
            judgement.outcome(),
            judgement.reasons(),
            requestIds,
            draft.metrics());
    return switch (judgement.outcome()) {
      case PROMOTED ->
          new Publication(
              verdict, Optional.of(promotions.of(draft, judgement.reasons(), versions)));
      case PASSED ->
          new Publication(
              verdict, Optional.empty(), Optional.of(promotions.candidate(draft, versions)));
      default -> new Publication(verdict, Optional.empty());
    };
  }

  private static Map<String, Double> metrics(
      Challenger challenger, Contest contest, TimingStudy timing) {
    Map<String, Double> metrics = new TreeMap<>(contest.toMetrics());
    metrics.putAll(timing.metrics());
    metrics.put("train_examples", (double) challenger.trainExamples());
    metrics.put("train_rows", (double) challenger.trainRows());
    metrics.put("rounds", (double) challenger.trees().rounds());
    metrics.put("validation_logloss", challenger.trees().validationLoss());
    return metrics;
  }

  /** Without metrics, which are not known before it has been judged. */
  private BundleDraft draft(
      String version, Challenger challenger, Provenance provenance, VersionCatalogue versions) {
    byte[] trees = challenger.trees().ubj();
    XgboostScorer scorer = XgboostScorer.load(trees, FeatureVectorizer.SCHEMA.size());
    return new BundleDraft(
        version,
        Optional.of(trees),
        challenger.shippedTables(),
        Golden.of(challenger.golden(), scorer),
        Map.of(),
        provenance.lineage(
            versions.champion(),
            challenger.labelsFrom(),
            challenger.labelsTo(),
            challenger.sampling(),
            parameters.describe()));
  }
}
