package dev.foretaste.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretaste.bundle.ScoringModel;
import dev.foretaste.candidates.Menu;
import dev.foretaste.cli.topics.StoredRecord;
import dev.foretaste.cli.verify.OutputKind;
import dev.foretaste.orders.OrderEvent;
import dev.foretaste.prediction.PrequentialLoop;
import dev.foretaste.prediction.Step;
import dev.foretaste.preferences.Revision;
import dev.foretaste.schema.CustomerErased;
import dev.foretaste.schema.CustomerPreferences;
import dev.foretaste.schema.OrderLine;
import dev.foretaste.schema.OrderPlaced;
import dev.foretaste.schema.OrderPrediction;
import dev.foretaste.schema.RankedItem;
import dev.foretaste.serde.AvroSerdes;
import dev.foretaste.serde.InMemorySchemaRegistryClient;
import dev.foretaste.topics.TopicCatalogue;
import dev.foretaste.topology.erasure.ErasedCustomers;
import dev.foretaste.topology.erasure.Pseudonyms;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KindComparisonTest {
  private final InMemorySchemaRegistryClient registry = new InMemorySchemaRegistryClient();
  private final Pseudonyms pseudonyms = new Pseudonyms("a key for tests only".getBytes());
  private final ErasedCustomers erased = new ErasedCustomers(Optional.of(pseudonyms));
  private final KindComparison<OrderPrediction> predictions =
      new KindComparison<>(
          OutputKind.PREDICTION,
          AvroSerdes.deserializer(TopicCatalogue.PREDICTIONS, registry),
          erased,
          Optional.empty());

  @Test
  void shouldFindNothingBetweenEqualSides() {
    predictions.compare(
        0, new OffsetRange(0, 10), records(at(1, 1f), at(2, 1f)), records(at(1, 1f), at(2, 1f)));

    assertThat(predictions.result().compared()).isEqualTo(2);
    assertThat(predictions.result().different()).isZero();
  }

  @Test
  void shouldFindAScoreThatIsOffByOneBit() {
    predictions.compare(
        0,
        new OffsetRange(0, 10),
        records(at(1, 1f), at(2, 1f)),
        records(at(1, 1f), at(2, Math.nextUp(1f))));

    assertThat(predictions.result().different()).isEqualTo(1);
    assertThat(predictions.result().examples().get(0).describe())
        .contains("prediction of order 0:2", "items[0].score");
  }

  @Test
  void shouldFindWhatOnlyOneSideHas() {
    predictions.compare(
        0, new OffsetRange(0, 10), records(at(1, 1f), at(3, 1f)), records(at(2, 1f), at(3, 1f)));

    assertThat(predictions.result().compared()).isEqualTo(3);
    assertThat(predictions.result().different()).isEqualTo(2);
  }

  @Test
  void shouldLeaveOutOrdersFromTheEndOn() {
    predictions.compare(
        0, new OffsetRange(0, 2), records(at(1, 1f), at(2, 1f)), records(at(1, 1f)));

    assertThat(predictions.result().compared()).isEqualTo(1);
    assertThat(predictions.result().different()).isZero();
  }

  @Test
  void shouldNotCountWhatCompactionRemoved() {
    KindComparison<CustomerPreferences> profiles =
        new KindComparison<>(
            OutputKind.PROFILE,
            AvroSerdes.deserializer(TopicCatalogue.CUSTOMER_PREFERENCES, registry),
            erased,
            Optional.empty());

    profiles.compare(
        0, new OffsetRange(0, 10), records(profile(2)), records(profile(1), profile(2)));

    assertThat(profiles.result().compared()).isEqualTo(1);
    assertThat(profiles.result().different()).isZero();
  }

  @Test
  void shouldNotCountWhatWasErased() {
    erased.note(
        pseudonyms.of("ann"),
        new CustomerErased("request-1", pseudonyms.keyId(), 0, 3L, 0L, 2, 0, 2, 1, 1));

    predictions.compare(
        0,
        new OffsetRange(0, 10),
        records(at(1, 1f), at(2, 1f), at(5, 1f)),
        records(at(2, 9f), at(5, 1f)));

    assertThat(predictions.result().compared()).isEqualTo(1);
    assertThat(predictions.result().different()).isZero();
  }

  private static Iterator<StoredRecord> records(StoredRecord... records) {
    return Arrays.asList(records).iterator();
  }

  private StoredRecord at(long ordersOffset, float score) {
    OrderPrediction prediction =
        new OrderPrediction(
            "0-" + ordersOffset,
            "ann",
            "o1",
            0,
            ordersOffset,
            1,
            5L,
            "v0",
            "baseline",
            7L,
            1,
            List.of(new RankedItem("a", score, 0.5f)),
            List.of(),
            "few-orders",
            null,
            null,
            null);
    return record(
        AvroSerdes.<OrderPrediction>serializer(TopicCatalogue.PREDICTIONS, registry, true)
            .serialize("predictions", prediction));
  }

  private StoredRecord profile(long ordersOffset) {
    OrderPlaced order =
        new OrderPlaced(
            "o1", "ann", "s", "web", 5L, "EUR", List.of(new OrderLine("a", null, 1, 900L)), true);
    Step step =
        new PrequentialLoop()
            .apply(
                PrequentialLoop.unknownCustomer(),
                new OrderEvent.Placed(order),
                new Revision(0, ordersOffset),
                ScoringModel.initial(),
                Menu.EVERYTHING);
    CustomerPreferences profile = ((Step.Accepted) step).after().getPreferences();
    return record(
        AvroSerdes.<CustomerPreferences>serializer(
                TopicCatalogue.CUSTOMER_PREFERENCES, registry, true)
            .serialize("customer-preferences", profile));
  }

  private static StoredRecord record(byte[] value) {
    return new StoredRecord(0, 0, Optional.empty(), Optional.of(value), Map.of());
  }
}
