package dev.foretaste.cli.deadletters;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretaste.cli.topics.StoredRecord;
import dev.foretaste.schema.FeedbackGiven;
import dev.foretaste.schema.OrderLine;
import dev.foretaste.schema.OrderPlaced;
import dev.foretaste.schema.Sentiment;
import dev.foretaste.serde.AvroSerdes;
import dev.foretaste.serde.InMemorySchemaRegistryClient;
import dev.foretaste.topics.DeadLetterHeaders;
import dev.foretaste.topics.TopicCatalogue;
import dev.foretaste.topics.TopicSpec;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

class RetryRuleTest {
  private static final long NOW = 1_700_000_000_000L;

  private final InMemorySchemaRegistryClient registry = new InMemorySchemaRegistryClient();
  private final RetryRule rule = new RetryRule(registry, letter -> Optional.empty());

  @Test
  void shouldSendAnOrderUnderItsCustomersKey() {
    byte[] value = bytes(TopicCatalogue.ORDERS, order(NOW, 1));

    RetryDecision decision = rule.decide(letter("orders-dlq", "wrong-key", value), NOW);

    RetryDecision.Send send = (RetryDecision.Send) decision;
    assertThat(send.topic()).isEqualTo("orders");
    assertThat(send.key()).isEqualTo("ann".getBytes(StandardCharsets.UTF_8));
    assertThat(send.value()).isEqualTo(value);
  }

  @Test
  void shouldSendFeedbackToItsOwnTopic() {
    FeedbackGiven feedback =
        FeedbackGiven.newBuilder()
            .setFeedbackId("f1")
            .setCustomerId("ann")
            .setOrderId("o1")
            .setPredictionId("")
            .setRating(5)
            .setSentiment(Sentiment.NOT_GIVEN)
            .setEventTime(NOW)
            .build();
    byte[] value = bytes(TopicCatalogue.FEEDBACK, feedback);

    RetryDecision decision = rule.decide(letter("feedback-dlq", "unknown-order", value), NOW);

    assertThat(((RetryDecision.Send) decision).topic()).isEqualTo("feedback");
  }

  @Test
  void shouldSendAnOrderWhoseTimeHasCome() {
    byte[] value = bytes(TopicCatalogue.ORDERS, order(NOW + 30 * 3_600_000L, 1));
    Letter early = letter("orders-dlq", "invalid-field", value);

    assertThat(why(rule.decide(early, NOW))).contains("eventTime");
    assertThat(rule.decide(early, NOW + 7 * 3_600_000L)).isInstanceOf(RetryDecision.Send.class);
  }

  @Test
  void shouldSayWhyTheRestCannotBeMended() {
    byte[] sound = bytes(TopicCatalogue.ORDERS, order(NOW, 1));
    byte[] noPizza = bytes(TopicCatalogue.ORDERS, order(NOW, 0));

    assertThat(why(rule.decide(letter("orders-dlq", "undecodable", new byte[] {7}), NOW)))
        .contains("still cannot be decoded");
    assertThat(why(rule.decide(letter("orders-dlq", "invalid-field", noPizza), NOW)))
        .contains("lines[0].quantity");
    assertThat(why(rule.decide(letter("orders-dlq", "order-id-reused", sound), NOW)))
        .contains("another order has this orderId");
    assertThat(why(rule.decide(letter("orders-dlq", "empty", null), NOW))).contains("no value");
  }

  @Test
  void shouldTakeTheOriginalOfALetterThatWasCut() {
    byte[] value = bytes(TopicCatalogue.ORDERS, order(NOW, 1));
    Letter cut = letter("orders-dlq", "wrong-key", new byte[3], DeadLetterHeaders.TRUNCATED, "99");
    RetryRule withOriginals =
        new RetryRule(
            registry,
            letter ->
                Optional.of(
                    new StoredRecord(0, NOW, Optional.empty(), Optional.of(value), Map.of())));

    assertThat(((RetryDecision.Send) withOriginals.decide(cut, NOW)).value()).isEqualTo(value);
    assertThat(why(rule.decide(cut, NOW))).contains("original is gone");
  }

  private static String why(RetryDecision decision) {
    return ((RetryDecision.Hopeless) decision).why();
  }

  private <T extends SpecificRecord> byte[] bytes(TopicSpec topic, T value) {
    return AvroSerdes.<T>serializer(topic, registry, true).serialize(topic.name(), value);
  }

  private static OrderPlaced order(long eventTime, int quantity) {
    return new OrderPlaced(
        "o1",
        "ann",
        "s",
        "web",
        eventTime,
        "EUR",
        List.of(new OrderLine("margherita", null, quantity, 900L)),
        true);
  }

  private static Letter letter(String topic, String reason, byte[] value) {
    return letter(topic, reason, value, "unrelated", "");
  }

  private static Letter letter(
      String topic, String reason, byte[] value, String header, String headerValue) {
    return new Letter(
        new LetterId(topic, 0, 5),
        new StoredRecord(
            5,
            NOW,
            Optional.empty(),
            Optional.ofNullable(value),
            Map.of(DeadLetterHeaders.REASON, reason, header, headerValue)),
        LetterStatus.OPEN);
  }
}
