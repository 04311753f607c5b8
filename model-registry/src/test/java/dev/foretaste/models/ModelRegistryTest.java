package dev.foretaste.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.foretaste.bundle.PackedBundle;
import dev.foretaste.bundle.Sections;
import dev.foretaste.embedded.EmbeddedBroker;
import dev.foretaste.explanation.FeatureImportance;
import dev.foretaste.schema.ChampionPointer;
import dev.foretaste.schema.ExperimentKind;
import dev.foretaste.schema.ModelBundle;
import dev.foretaste.schema.PredictionOutcome;
import dev.foretaste.serde.AvroSerdes;
import dev.foretaste.serde.InMemorySchemaRegistryClient;
import dev.foretaste.topics.TopicAdmin;
import dev.foretaste.topics.TopicSpec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelRegistryTest {
  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);

  @TempDir private static Path directory;
  private static EmbeddedBroker broker;

  private final InMemorySchemaRegistryClient schemas = new InMemorySchemaRegistryClient();
  private ModelTopics topics;
  private Map<String, Object> cluster;
  private ModelTopicWriter retrainer;
  private ModelRegistry registry;

  @BeforeAll
  static void startBroker() throws Exception {
    broker = EmbeddedBroker.start(directory.resolve("kafka"), 0);
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  @BeforeEach
  void connect() throws Exception {
    topics = ModelTopics.withPrefix(UUID.randomUUID() + "-");
    cluster = Map.of("bootstrap.servers", broker.bootstrapServers());
    try (Admin admin = Admin.create(cluster)) {
      TopicAdmin.ensure(
          admin,
          List.of(
              topics.updates(),
              topics.verdicts(),
              topics.requests(),
              topics.outcomes(),
              topics.shadowOutcomes()),
          1,
          (short) 1);
    }
    retrainer = new ModelTopicWriter(cluster, topics, schemas, LIMIT);
    registry = newRegistry();
    retrainer.write(TestBundles.baseline("v1"));
    retrainer.write(pointer("v1", List.of()));
    retrainer.write(TestBundles.trees("v2"));
    retrainer.write(pointer("v2", List.of("v1")));
    retrainer.write(TestBundles.baseline("v3"));
  }

  @AfterEach
  void disconnect() {
    registry.close();
    retrainer.close();
  }

  @Test
  void shouldKeepExperimentsOnTheTopicAlone() {
    ExperimentAdministration experiments = registry.experiments();
    ExperimentView first = experiments.start(plan(ExperimentKind.SHADOW, "v1"));
    ExperimentView second = experiments.start(plan(ExperimentKind.AB, "v3"));

    try (ModelRegistry restarted = newRegistry()) {
      List<ExperimentView> known = restarted.experiments().list();
      assertThat(known)
          .extracting(ExperimentView::id, ExperimentView::kind, ExperimentView::running)
          .containsExactly(tuple(first.id(), "shadow", false), tuple(second.id(), "ab", true));
      assertThat(known.get(0).endReason()).contains(second.id());
      assertThat(known.get(1).share()).isEqualTo(0.25);

      restarted.experiments().stop("seen enough");
    }

    assertThat(experiments.list())
        .extracting(ExperimentView::running)
        .containsExactly(false, false);
    assertThatThrownBy(() -> experiments.stop("again"))
        .isInstanceOf(ModelRefusedException.class)
        .hasMessageContaining("no experiment goes on");
  }

  @Test
  void shouldEndTheExperimentOfAVersionThatBecomesChampion() {
    ExperimentView trial = registry.experiments().start(plan(ExperimentKind.AB, "v3"));

    registry.promote("v3", "it is good");

    assertThat(registry.experiments().list())
        .extracting(ExperimentView::id, ExperimentView::running)
        .containsExactly(tuple(trial.id(), false));
  }

  @Test
  void shouldRefuseExperimentsThatCompareNothing() {
    ExperimentAdministration experiments = registry.experiments();

    assertThatThrownBy(() -> experiments.start(plan(ExperimentKind.AB, "v2")))
        .isInstanceOf(ModelRefusedException.class)
        .hasMessageContaining("v2 is champion");
    assertThatThrownBy(() -> experiments.start(plan(ExperimentKind.AB, "v9")))
        .isInstanceOf(UnknownModelException.class);
    assertThatThrownBy(() -> experiments.report(Optional.empty()))
        .isInstanceOf(ModelRefusedException.class)
        .hasMessageContaining("there was no experiment yet");
    retrainer.write(pointer("v3", List.of("v2")));
    assertThatThrownBy(() -> experiments.start(plan(ExperimentKind.AB, "baseline")))
        .isInstanceOf(ModelRefusedException.class)
        .hasMessageContaining("baseline scorer itself");
  }

  @Test
  void shouldReportWhatWasSettledInTheExperimentOnly() {
    ExperimentView split = registry.experiments().start(plan(ExperimentKind.AB, "v3"));
    try (Producer<byte[], byte[]> producer =
        new KafkaProducer<>(cluster, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (int customer = 0; customer < 10; customer++) {
        String arm = customer < 4 ? "challenger" : "champion";
        send(producer, outcome("c" + customer, split.id(), arm, customer < 4 ? 1 : 0.5f));
        send(producer, outcome("c" + customer, "another", arm, 0));
      }
    }

    ExperimentDetails report = registry.experiments().report(Optional.empty());

    assertThat(report.experiment()).isEqualTo(split);
    assertThat(report.challenger().outcomes()).isEqualTo(4);
    assertThat(report.champion().customers()).isEqualTo(6);
    assertThat(report.champion().metrics().get("recall@10").mean()).isEqualTo(0.5);
    assertThat(report.differences().get("ndcg@10").mean()).isEqualTo(0.5);
  }

  private void send(Producer<byte[], byte[]> producer, PredictionOutcome outcome) {
    TopicSpec topic = topics.outcomes();
    byte[] value = AvroSerdes.serializer(topic, schemas, true).serialize(topic.name(), outcome);
    producer.send(new ProducerRecord<>(topic.name(), new byte[] {1}, value));
  }

  private static PredictionOutcome outcome(
      String customer, String experiment, String arm, float score) {
    return new PredictionOutcome(
        "p", customer, "o", "s", 0, 0L, 0L, 0L, "v", "x", List.of(), score, score, experiment, arm);
  }

  private static ExperimentPlan plan(ExperimentKind kind, String challenger) {
    return new ExperimentPlan(kind, challenger, 250, Optional.empty(), "test");
  }

  @Test
  void shouldListWhatIsThere() {
    assertThat(registry.list())
        .extracting(ModelSummary::version, ModelSummary::scorer, ModelSummary::champion)
        .containsExactly(
            tuple("v1", "baseline", false),
            tuple("v2", "xgboost", true),
            tuple("v3", "baseline", false));
    ModelDetails details = registry.show("v2");
    assertThat(details.lineage().parameters()).containsEntry("eta", "0.3");
    assertThat(details.sections())
        .extracting(ModelDetails.Section::name)
        .containsExactly("trees", "tables", "golden");
    assertThat(details.importance())
        .extracting(FeatureImportance::feature)
        .containsExactlyInAnyOrderElementsOf(details.features());
    assertThat(details.importance().get(0).meanContribution()).isPositive();
    assertThat(registry.show("v1").importance()).isEmpty();
    assertThatThrownBy(() -> registry.show("v9"))
        .isInstanceOf(UnknownModelException.class)
        .hasMessageContaining("v9");
  }

  @Test
  void shouldPromoteAndGoBackStepByStepForEverybodyWhoReadsTheTopic() {
    ChampionView promoted = registry.promote("v3", "it is better");
    ChampionView back = registry.rollback(Optional.empty(), "it is not");
    ChampionView further = registry.rollback(Optional.empty(), "neither");

    assertThat(promoted.history()).containsExactly("v2", "v1");
    assertThat(back.version()).isEqualTo("v2");
    assertThat(back.history()).containsExactly("v1");
    assertThat(further.version()).isEqualTo("v1");
    assertThatThrownBy(() -> registry.rollback(Optional.empty(), "no more"))
        .isInstanceOf(ModelRefusedException.class)
        .hasMessageContaining("no earlier champion");
    try (ModelRegistry another = newRegistry()) {
      assertThat(another.champion()).contains(further);
    }
  }

  @Test
  void shouldGoBackPastARetiredVersion() {
    registry.promote("v3", "it is better");
    retrainer.remove(Sections.manifestKey("v2"));

    assertThat(registry.rollback(Optional.empty(), "back").version()).isEqualTo("v1");
  }

  @Test
  void shouldPromoteNothingThatCannotScore() {
    ModelBundle broken = TestBundles.baseline("v4").manifest();
    retrainer.write(new PackedBundle(List.of(), broken));

    assertThatThrownBy(() -> registry.promote("v4", "try"))
        .isInstanceOf(ModelRefusedException.class)
        .hasMessageContaining("v4")
        .hasMessageContaining("missing");
    assertThatThrownBy(() -> registry.promote("v9", "try"))
        .isInstanceOf(UnknownModelException.class);
    assertThatThrownBy(() -> registry.promote("v2", "try")).hasMessageContaining("already");
    assertThatThrownBy(() -> registry.rollback(Optional.of("v3"), "try"))
        .hasMessageContaining("promote it instead");
    assertThat(registry.champion()).map(ChampionView::version).contains("v2");
  }

  @Test
  void shouldPinAndUnpin() {
    registry.pin("v1", "audit");
    boolean pinned = registry.list().get(0).pinned();
    registry.unpin("v1");

    assertThat(pinned).isTrue();
    assertThat(registry.list().get(0).pinned()).isFalse();
    assertThatThrownBy(() -> registry.unpin("v1")).hasMessageContaining("not pinned");
  }

  @Test
  void shouldImportWhatItExportsWithoutPromotingIt() throws Exception {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    registry.files().exportTo(file, "v2");

    String version = registry.files().importFrom(new ByteArrayInputStream(file.toByteArray()));

    assertThat(registry.champion()).map(ChampionView::version).contains("v2");
    assertThat(registry.show(version).summary().scorer()).isEqualTo("xgboost");
    assertThat(registry.promote(version, "tuned elsewhere").version()).isEqualTo(version);
  }

  @Test
  void shouldPublishABoosterTrainedElsewhereWithoutPromotingIt() throws Exception {
    String version = registry.files().importBooster(TestBundles.train());
    String request = registry.requestJudgement(version, "tuned elsewhere");

    ModelDetails details = registry.show(version);
    assertThat(registry.champion()).map(ChampionView::version).contains("v2");
    assertThat(details.summary().scorer()).isEqualTo("xgboost");
    assertThat(details.lineage().sampling()).startsWith("imported booster, sha256 ");
    assertThat(details.lineage().parameters())
        .containsKey("imported_booster_sha256")
        .containsEntry("tables_of", "v2");
    assertThat(registry.verdictOn(request)).isEmpty();
    assertThat(registry.promote(version, "by hand").version()).isEqualTo(version);
    assertThatThrownBy(() -> registry.requestJudgement("v9", "try"))
        .isInstanceOf(UnknownModelException.class);
  }

  @Test
  void shouldRequestATraining() {
    String request = registry.requestTraining("now");

    assertThat(request).isNotEmpty();
    assertThat(registry.verdictOn(request)).isEmpty();
  }

  private ModelRegistry newRegistry() {
    return new ModelRegistry(cluster, topics, schemas, LIMIT, CLOCK);
  }

  private static ChampionPointer pointer(String version, List<String> history) {
    return new ChampionPointer(version, null, "gate", 0L, "train", history);
  }
}
