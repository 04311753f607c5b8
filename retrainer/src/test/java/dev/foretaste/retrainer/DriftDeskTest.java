package dev.foretaste.retrainer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretaste.bundle.ScoringModel;
import dev.foretaste.candidates.CandidateGenerator;
import dev.foretaste.features.FeatureVectorizer;
import dev.foretaste.learning.TasteWorld;
import dev.foretaste.learning.drift.DriftSettings;
import dev.foretaste.learning.examples.HeldExample;
import dev.foretaste.learning.training.NotTrainableException;
import dev.foretaste.models.VersionCatalogue;
import dev.foretaste.retrainer.drift.DriftDesk;
import dev.foretaste.retrainer.drift.DriftMetrics;
import dev.foretaste.retrainer.drift.EventDesk;
import dev.foretaste.retrainer.publishing.Publisher;
import dev.foretaste.retrainer.topics.RetrainerTopics;
import dev.foretaste.schema.DriftEvent;
import dev.foretaste.schema.TrainingExample;
import dev.foretaste.serde.AvroSerdes;
import dev.foretaste.serde.InMemorySchemaRegistryClient;
import dev.foretaste.serde.SchemaRegistryClient;
import dev.foretaste.topics.TopicCatalogue;
import io.prometheus.client.CollectorRegistry;
import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/** From the bundle of a champion to an event on its topic. */
class DriftDeskTest {
  private static final List<TrainingExample> WORLD = TasteWorld.examples(100, 16, 3);
  private static final int WINDOW = 200;

  private final VersionCatalogue versions = new VersionCatalogue();
  private final CollectorRegistry registry = new CollectorRegistry();
  private final SchemaRegistryClient schemas = new InMemorySchemaRegistryClient();
  private final MockProducer<byte[], byte[]> producer =
      new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
  private final DriftMetrics metrics = new DriftMetrics(registry);
  private final DriftDesk desk =
      new DriftDesk(
          new DriftSettings(WINDOW, 0.25),
          new EventDesk(new Publisher(producer, RetrainerTopics.withPrefix(""), schemas), metrics),
          metrics);

  @Test
  void shouldPublishWhatDiffersFromWhatTheChampionWasJudgedOn() {
    champion();
    latest().forEach(this::observe);
    int before = published().size();

    latest().stream().map(DriftDeskTest::withTenTimesTheOrders).forEach(this::observe);

    List<DriftEvent> events = published().subList(before, published().size());
    assertThat(events)
        .anySatisfy(
            event -> {
              assertThat(event.getSubject()).isEqualTo("customer_orders");
              assertThat(event.getState()).isEqualTo("raised");
              assertThat(event.getTreesVersion()).isEqualTo("v1");
              assertThat(event.getCount()).isEqualTo(WINDOW);
            });
    assertThat(raised()).isPositive();
    assertThat(desk.drift().orElseThrow()).contains("since v1 was judged");
  }

  @Test
  void shouldMeasureNothingAgainstABundleWithoutReference() throws NotTrainableException {
    TestModels.apply(
        TestModels.firstBundle().make(TasteWorld.exampleSet(WORLD), versions), versions);
    desk.follow(versions);

    latest().stream().map(DriftDeskTest::withTenTimesTheOrders).forEach(this::observe);

    assertThat(published()).isEmpty();
    assertThat(raised()).isZero();
    assertThat(desk.drift()).isEmpty();
  }

  private void champion() {
    TestModels.apply(
        TestModels.challenge().run(TasteWorld.exampleSet(WORLD), versions, List.of(), () -> false),
        versions);
    desk.follow(versions);
  }

  private static List<TrainingExample> latest() {
    return WORLD.subList(WORLD.size() - WINDOW, WORLD.size());
  }

  private static TrainingExample withTenTimesTheOrders(TrainingExample example) {
    TrainingExample changed = TrainingExample.newBuilder(example).build();
    changed.getStateBefore().setOrderCount(10 * example.getStateBefore().getOrderCount());
    return changed;
  }

  private void observe(TrainingExample example) {
    ScoringModel model = versions.model("v1").orElseThrow();
    var candidates =
        new CandidateGenerator()
            .generate(example.getStateBefore(), model.tables(), HeldExample.menuOf(example));
    desk.observe(
        example,
        new FeatureVectorizer().vectorize(example.getStateBefore(), candidates, model.tables()),
        model);
  }

  private List<DriftEvent> published() {
    desk.publish();
    var deserializer = AvroSerdes.deserializer(TopicCatalogue.DRIFT_EVENTS, schemas);
    return producer.history().stream()
        .map(sent -> (DriftEvent) deserializer.deserialize(sent.topic(), sent.value()))
        .toList();
  }

  private double raised() {
    return registry.getSampleValue(
        "foretaste_drift_raised", new String[] {"kind"}, new String[] {"feature"});
  }
}
