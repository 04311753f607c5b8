package dev.foretaste.retrainer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretaste.bundle.ScoringModel;
import dev.foretaste.learning.TasteWorld;
import dev.foretaste.learning.gate.GateSettings;
import dev.foretaste.learning.gate.Policy;
import dev.foretaste.learning.training.TrainingParameters;
import dev.foretaste.models.VersionCatalogue;
import dev.foretaste.retrainer.RetrainerStatus.Phase;
import dev.foretaste.retrainer.shadow.ShadowSettings;
import dev.foretaste.schema.Experiment;
import dev.foretaste.schema.ModelBundle;
import dev.foretaste.schema.ModelVerdict;
import dev.foretaste.schema.PredictionOutcome;
import dev.foretaste.schema.ShadowOutcome;
import dev.foretaste.schema.TrainingExample;
import dev.foretaste.scoring.XgboostScorer;
import dev.foretaste.serde.SchemaRegistryClient;
import io.prometheus.client.CollectorRegistry;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RetrainerTest {
  private static final List<TrainingExample> WORLD = TasteWorld.examples(100, 16, 5);

  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final Duration POLL = Duration.ofMillis(20);

  @RegisterExtension static final SharedBroker BROKER = new SharedBroker();

  private final CollectorRegistry metrics = new CollectorRegistry();
  private TestTopics topics;

  @BeforeEach
  void createTopics() {
    topics = new TestTopics(BROKER.platform()).create();
  }

  @AfterEach
  void disconnect() {
    topics.close();
  }

  @Test
  void shouldTurnExamplesIntoAChampion() {
    topics.sendExamples(WORLD);

    try (Retrainer retrainer = started()) {
      List<ModelVerdict> verdicts =
          topics.awaitVerdict(verdict -> verdict.getVersion().equals("v2"));

      assertThat(verdicts).extracting(ModelVerdict::getPromoted).containsExactly(true, true);
      assertThat(verdicts.get(0).getReasons().get(0)).contains("first bundle");
      Map<String, Double> quality = verdicts.get(1).getMetrics();
      assertThat(quality.get("recall@10")).isGreaterThan(quality.get("baseline_recall@10"));
      assertThat(quality).containsEntry("skew_mismatches", 0.0);
    }

    VersionCatalogue versions = topics.versions();
    assertThat(versions.champion()).contains("v2");
    assertThat(versions.model("v2").orElseThrow().scorer()).isInstanceOf(XgboostScorer.class);
    assertThat(topics.updateKeys())
        .containsSubsequence("chunk|v2|trees|0", "chunk|v2|golden|0", "bundle|v2", "champion");
    assertThat(sample("foretaste_verdicts_total", "outcome", "promoted")).isEqualTo(2);
    assertThat(metrics.getSampleValue("foretaste_trainings_total")).isEqualTo(1);
    assertThat(metrics.getSampleValue("foretaste_training_examples")).isEqualTo(WORLD.size());
  }

  @Test
  void shouldLeaveThePromotionToAPersonWhenThePolicyIsManual() {
    topics.sendExamples(WORLD);
    RetrainerConfig manual = config().withGate(GateSettings.of(Policy.MANUAL));

    List<ModelVerdict> verdicts;
    try (Retrainer retrainer = new Retrainer(manual, topics.schemas(), metrics)) {
      retrainer.start();
      verdicts = topics.awaitVerdict(verdict -> verdict.getVersion().equals("v2"));
    }

    assertThat(verdicts).extracting(ModelVerdict::getOutcome).containsExactly("promoted", "passed");
    assertThat(verdicts.get(1).getPolicy()).isEqualTo("manual");
    assertThat(topics.versions().champion()).as("the first bundle").contains("v1");
    assertThat(topics.versions().model("v2").orElseThrow().scorer())
        .isInstanceOf(XgboostScorer.class);
    assertThat(sample("foretaste_verdicts_total", "outcome", "passed")).isEqualTo(1);
  }

  @Test
  void shouldPromoteAShadowThatHoldsOnLiveOrdersAlsoAfterARestart() {
    topics.sendExamples(WORLD);
    try (Retrainer retrainer = startedWith(shadowFirst())) {
      ModelVerdict passed = verdictOfTrial("passed");
      assertThat(passed.getVersion()).isEqualTo("v2");
      assertThat(passed.getReasons()).last().asString().contains("tried as a shadow", "gate-v2");
    }
    assertThat(topics.versions().champion()).contains("v1");
    assertThat(topics.versions().experiments().running())
        .map(Experiment::getChallenger)
        .contains("v2");

    topics.sendShadowOutcomes(shadowOutcomes("another", 200, 0, 1));
    topics.sendShadowOutcomes(shadowOutcomes("gate-v2", 60, 0.5f, 0.25f));
    try (Retrainer retrainer = startedWith(shadowFirst())) {
      ModelVerdict promoted = verdictOfTrial("promoted");

      assertThat(promoted.getReasons().get(0))
          .contains("on live orders", "+0.2500", "60 orders of 20 customers");
      await(() -> champion(retrainer).equals("v2"));
    }
    assertThat(topics.versions().experiments().running()).isEmpty();
    assertThat(topics.versions().experiments().find("gate-v2").orElseThrow().getEndReason())
        .startsWith("promoted");
  }

  @Test
  void shouldRejectAShadowThatLosesOnLiveOrders() {
    topics.sendExamples(WORLD);
    try (Retrainer retrainer = startedWith(shadowFirst())) {
      verdictOfTrial("passed");
      topics.sendShadowOutcomes(shadowOutcomes("gate-v2", 39, 0.25f, 0.5f));
      topics.sendRequest("meanwhile");
      verdictOn("meanwhile");
      assertThat(topics.versions().experiments().running()).as("one order short").isPresent();
    }
    String trial = topics.versions().experiments().running().orElseThrow().getId();
    topics.sendShadowOutcomes(shadowOutcomes(trial, 60, 0.25f, 0.5f));

    try (Retrainer retrainer = startedWith(shadowFirst())) {
      ModelVerdict rejected = verdictOfTrial("rejected");

      assertThat(rejected.getPromoted()).isFalse();
      assertThat(rejected.getReasons().get(0)).contains("-0.2500", "not above -0.0200");
    }
    assertThat(topics.versions().champion()).contains("v1");
    assertThat(topics.versions().experiments().running()).isEmpty();
  }

  @Test
  void shouldAnswerARequestThatWasMadeBeforeItsStartAndSayWhatIsMissing() {
    topics.sendExamples(WORLD.subList(0, 10));
    topics.sendRequest("early");

    try (Retrainer retrainer = started()) {
      ModelVerdict early = verdictOn("early");
      topics.sendRequest("late");
      ModelVerdict late = verdictOn("late");

      assertThat(early.getPromoted()).isFalse();
      assertThat(early.getReasons())
          .containsExactly("too few examples: 10 of 300, 290 are missing");
      assertThat(late.getRequestIds()).containsExactly("late");
    }
    assertThat(topics.versions().isEmpty()).isTrue();
  }

  @Test
  void shouldGoOnWhereTheProcessBeforeItStopped() {
    topics.sendExamples(WORLD.subList(0, 1_200));
    try (Retrainer retrainer = started()) {
      topics.awaitVerdict(verdict -> verdict.getVersion().equals("v2"));
    }
    topics.sendExamples(WORLD.subList(1_200, WORLD.size()));
    topics.sendRequest("again");

    List<ModelVerdict> verdicts;
    try (Retrainer retrainer = new Retrainer(config(), topics.schemas(), new CollectorRegistry())) {
      retrainer.start();
      verdicts = topics.awaitVerdict(verdict -> verdict.getRequestIds().contains("again"));
    }

    assertThat(verdicts).extracting(ModelVerdict::getVersion).containsExactly("v1", "v2", "v3");
    assertThat(verdicts.get(2).getExamples()).isEqualTo(WORLD.size());
    assertThat(verdicts.get(2).getMetrics().get("champion_examples")).isPositive();
    assertThat(topics.versions().model("v3")).map(ScoringModel::version).contains("v3");
  }

  @Test
  void shouldConfirmTheChampionAfterARestartWhenNothingNewCame() {
    topics.sendExamples(WORLD);
    try (Retrainer retrainer = started()) {
      topics.awaitVerdict(verdict -> verdict.getVersion().equals("v2"));
    }
    List<String> published = topics.updateKeys();
    topics.sendRequest("again");

    ModelVerdict verdict;
    try (Retrainer retrainer = new Retrainer(config(), topics.schemas(), new CollectorRegistry())) {
      retrainer.start();
      verdict = verdictOn("again");
    }

    assertThat(verdict.getVersion()).isEqualTo("v2");
    assertThat(verdict.getPromoted()).isTrue();
    assertThat(verdict.getMetrics()).containsKey("recall@10");
    assertThat(verdict.getReasons())
        .containsExactly(
            "champion v2 was trained on exactly these examples; nothing new came since");
    assertThat(topics.updateKeys()).isEqualTo(published);
  }

  @Test
  void shouldFreshenTheTablesBetweenTrainingsAndGoOnAfterARestart() {
    topics.sendExamples(WORLD.subList(0, 1_000));
    try (Retrainer retrainer = started()) {
      await(() -> champion(retrainer).equals("v2"));
      ScoringModel trained = topics.versions().model("v2").orElseThrow();
      topics.sendExamples(predictedBy(trained, 1_000, 1_250));
      await(() -> champion(retrainer).equals("v3"));
    }
    CollectorRegistry restarted = new CollectorRegistry();
    topics.sendExamples(predictedBy(topics.versions().model("v3").orElseThrow(), 1_250, 1_350));
    try (Retrainer retrainer = new Retrainer(config(), topics.schemas(), restarted)) {
      retrainer.start();
      await(() -> champion(retrainer).equals("v3"));
      topics.sendExamples(
          predictedBy(topics.versions().model("v3").orElseThrow(), 1_350, WORLD.size()));
      await(() -> champion(retrainer).equals("v4"));
      await(() -> skew("checked", restarted) == WORLD.size());
    }

    VersionCatalogue versions = topics.versions();
    ModelBundle latest = versions.championManifest().orElseThrow();
    assertThat(latest.getKind()).isEqualTo("tables");
    assertThat(latest.getTreesVersion()).isEqualTo("v2");
    assertThat(latest.getTablesExamples()).isEqualTo(WORLD.size());
    assertThat(versions.model("v4").orElseThrow().scorer()).isInstanceOf(XgboostScorer.class);
    assertThat(topics.updateKeys())
        .filteredOn(key -> key.contains("|trees|"))
        .allMatch(key -> key.startsWith("chunk|v2|"));
    assertThat(skew("unchecked", restarted)).isZero();
    assertThat(skew("mismatches", restarted)).isZero();
    assertThat(restarted.getSampleValue("foretaste_tables_versions_total")).isEqualTo(1);
  }

  @Test
  void shouldLeaveOutWhatItCannotReadAndCountIt() {
    topics.sendBytes(topics.topics().examples(), "anna|2", new byte[] {1, 2, 3});
    topics.sendExamples(WORLD.subList(0, 30));
    topics.sendRequest("despite");

    try (Retrainer retrainer = started()) {
      ModelVerdict verdict = verdictOn("despite");

      assertThat(verdict.getExamples()).isEqualTo(30);
      assertThat(metrics.getSampleValue("foretaste_retrainer_unreadable_records_total"))
          .isEqualTo(1);
      assertThat(retrainer.status().examples()).isEqualTo(30);
    }
  }

  @Test
  void shouldWaitForItsTopics() {
    topics.close();
    topics = new TestTopics(BROKER.platform());

    try (Retrainer retrainer = started()) {
      await(() -> retrainer.status().problem().isPresent());
      String problem = retrainer.status().problem().orElseThrow();
      topics.create();
      topics.sendRequest("patient");

      assertThat(problem).contains("training-examples does not exist");
      assertThat(verdictOn("patient").getPromoted()).isFalse();
      assertThat(retrainer.status().problem()).isEmpty();
    }
  }

  @Test
  void shouldStopAtOnceWhenItIsClosed() {
    Retrainer retrainer = started();
    topics.sendRequest("any");
    verdictOn("any");

    retrainer.close();

    assertThat(retrainer.status().phase()).isEqualTo(Phase.STOPPED);
    assertThat(retrainer.status().problem()).isEmpty();
  }

  @Test
  void shouldStartOverWhileTheMemoryDoesNotSuffice() {
    AtomicBoolean failing = new AtomicBoolean(true);
    topics.sendRequest("patient");

    try (Retrainer retrainer = started(registry(failing, new OutOfMemoryError("test")))) {
      await(() -> retrainer.status().problem().isPresent());
      RetrainerStatus broken = retrainer.status();
      failing.set(false);

      assertThat(broken.phase()).isEqualTo(Phase.STARTING);
      assertThat(broken.problem().orElseThrow()).contains("OutOfMemoryError");
      assertThat(verdictOn("patient").getPromoted()).isFalse();
    }
  }

  @Test
  void shouldSayThatItHasStoppedForGood() {
    AtomicBoolean failing = new AtomicBoolean(true);
    topics.sendRequest("unheard");

    try (Retrainer retrainer = started(registry(failing, new InternalError("test")))) {
      await(() -> retrainer.status().phase() == Phase.STOPPED);

      assertThat(retrainer.status().problem().orElseThrow()).contains("InternalError");
    }
  }

  /** The test's schema registry, but every question to it ends in the failure for a while. */
  private SchemaRegistryClient registry(AtomicBoolean failing, Error failure) {
    InvocationHandler handler =
        (proxy, method, arguments) -> {
          if (failing.get()) {
            throw failure;
          }
          return method.invoke(topics.schemas(), arguments);
        };
    return (SchemaRegistryClient)
        Proxy.newProxyInstance(
            getClass().getClassLoader(), new Class<?>[] {SchemaRegistryClient.class}, handler);
  }

  private Retrainer started() {
    return started(topics.schemas());
  }

  private Retrainer started(SchemaRegistryClient schemas) {
    Retrainer retrainer = new Retrainer(config(), schemas, metrics);
    retrainer.start();
    return retrainer;
  }

  private RetrainerConfig config() {
    return topics.config(
        new Thresholds(200, 300, 1_000, 250, 100_000, Long.MAX_VALUE, 10),
        new TrainingParameters(6_000, 1_500, 3_000, 40, 10, 4, 0.3, 2));
  }

  private RetrainerConfig shadowFirst() {
    return config()
        .withGate(GateSettings.of(Policy.SHADOW_FIRST))
        .withShadow(new ShadowSettings(1_000, 40, 10));
  }

  private Retrainer startedWith(RetrainerConfig config) {
    Retrainer retrainer = new Retrainer(config, topics.schemas(), new CollectorRegistry());
    retrainer.start();
    return retrainer;
  }

  private ModelVerdict verdictOfTrial(String outcome) {
    List<ModelVerdict> verdicts =
        topics.awaitVerdict(
            verdict ->
                verdict.getOutcome().equals(outcome) && verdict.getPolicy().equals("shadow-first"));
    return verdicts.get(verdicts.size() - 1);
  }

  private static List<ShadowOutcome> shadowOutcomes(
      String experiment, int count, float challenger, float champion) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                new ShadowOutcome(
                    experiment,
                    new PredictionOutcome(
                        "p",
                        "c" + i % 20,
                        "o" + i,
                        "s",
                        0,
                        (long) i,
                        0L,
                        0L,
                        "v2",
                        "xgboost",
                        List.of(),
                        challenger,
                        challenger,
                        experiment,
                        "challenger"),
                    "v1",
                    champion,
                    champion))
        .toList();
  }

  private static List<TrainingExample> predictedBy(ScoringModel model, int from, int to) {
    return WORLD.subList(from, to).stream()
        .map(example -> TestModels.predictedBy(model, example))
        .toList();
  }

  private static String champion(Retrainer retrainer) {
    return retrainer.status().champion().orElse("");
  }

  private static double skew(String outcome, CollectorRegistry metrics) {
    return metrics.getSampleValue("foretaste_skew_%s_total".formatted(outcome));
  }

  private ModelVerdict verdictOn(String requestId) {
    List<ModelVerdict> verdicts =
        topics.awaitVerdict(verdict -> verdict.getRequestIds().contains(requestId));
    return verdicts.get(verdicts.size() - 1);
  }

  private static void await(BooleanSupplier condition) {
    Instant deadline = Instant.now().plus(LIMIT);
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).isBefore(deadline);
      LockSupport.parkNanos(POLL.toNanos());
    }
  }

  private double sample(String name, String label, String value) {
    return metrics.getSampleValue(name, new String[] {label}, new String[] {value});
  }
}
